// Call graph → the two frames that Grafana's Node graph panel takes: nodes and edges, by its field names.
import { createDataFrame, type DataFrame, type Field } from '@grafana/data';
import { type CallGraph } from '../engine/call-graph/callGraph';
import { type CallTree } from '../engine/tree/callTree';
import { type BaselineMeta } from './baselineMeta';
import { numberField, textField } from './fieldValues';
import { flameboardCustom } from './flameboardMeta';
import { grafanaUnit } from './units';

export interface CallGraphMeta {
  /** Profile type id in Pyroscope's five parts. */
  readonly profileType: string;
  /** The kind of store. */
  readonly store: string;
  /** How many functions and calls are too small to be shown. */
  readonly hiddenNodeCount: number;
  readonly hiddenEdgeCount: number;
  readonly baseline?: BaselineMeta;
}

/** The tree or the recording that a graph was made of. */
type GraphSource = Pick<CallTree, 'functions' | 'unit'>;

/** Widths of lines and radii of circles in pixels, for nothing and for everything. */
const THICKNESS = { least: 1, most: 12 };
const RADIUS = { least: 28, most: 60 };

/** The ring around a node shows which part of its total is its own. */
const SELF_COLOR = 'orange';
const CALLEES_COLOR = 'blue';

/** Grows and shrinks in a diff; the neutral one is for no change. Colour-blind safe. */
const GROWN_COLOR = '#d55e00';
const SHRUNK_COLOR = '#0072b2';
const SAME_COLOR = '#8e8e8e';

/**
 * `[nodes, edges]`. Main figure of a node: its total, second: its self; of an edge: what the callee costs below this caller, and its share
 * of the whole. Calls through functions that are not shown are dashed.
 */
export function callGraphFrames(
  tree: GraphSource,
  graph: CallGraph,
  meta: CallGraphMeta
): readonly [DataFrame, DataFrame] {
  const custom = flameboardCustom('callgraph', meta);
  const frameMeta = { preferredVisualisationType: 'nodeGraph' as const, custom };
  const ids = Array.from(graph.nodes.functionIndex, (row) => nodeId(tree, row));
  return [
    createDataFrame({ name: 'nodes', meta: frameMeta, fields: nodeFields(tree, graph, ids) }),
    createDataFrame({ name: 'edges', meta: frameMeta, fields: edgeFields(tree, graph, ids) }),
  ];
}

function nodeFields({ functions, unit: sampleUnit }: GraphSource, graph: CallGraph, ids: readonly string[]): Field[] {
  const { functionIndex, self, total, baselineSelf, baselineTotal, isRecursive } = graph.nodes;
  const unit = grafanaUnit(sampleUnit);
  const rows = Array.from(functionIndex);
  const ownShare = total.map((value, node) => shareOf(self[node], value));
  const fields = [
    textField('id', ids),
    textField(
      'title',
      rows.map((row) => functions.names[row])
    ),
    textField(
      'subtitle',
      rows.map((row) => lastPart(functions.fileNames[row] || functions.mappings[row]))
    ),
    numberField('mainstat', total, { unit, displayName: 'Total' }),
    numberField('secondarystat', self, { unit, displayName: 'Self' }),
    numberField(
      'noderadius',
      total.map((value) => between(RADIUS, shareOf(value, graph.total)))
    ),
    numberField(
      'detail__share',
      total.map((value) => shareOf(value, graph.total)),
      {
        unit: 'percentunit',
        displayName: 'Share of everything',
      }
    ),
    textField(
      'detail__file',
      rows.map((row) => functions.fileNames[row]),
      { displayName: 'File' }
    ),
    textField(
      'detail__recursive',
      Array.from(isRecursive, (flag) => (flag === 1 ? 'yes' : 'no')),
      {
        displayName: 'Calls itself',
      }
    ),
  ];
  if (baselineTotal === undefined || baselineSelf === undefined) {
    return [
      ...fields,
      numberField('arc__self', ownShare, { displayName: 'Self', color: { mode: 'fixed', fixedColor: SELF_COLOR } }),
      numberField(
        'arc__callees',
        ownShare.map((share) => 1 - share),
        {
          displayName: 'Callees',
          color: { mode: 'fixed', fixedColor: CALLEES_COLOR },
        }
      ),
    ];
  }
  const difference = total.map((value, node) => value - baselineTotal[node]);
  return [
    ...fields,
    numberField('detail__baselinetotal', baselineTotal, { unit, displayName: 'Baseline total' }),
    numberField('detail__baselineself', baselineSelf, { unit, displayName: 'Baseline self' }),
    numberField('detail__difference', difference, { unit, displayName: 'Difference of totals' }),
    textField('color', colorsOf(difference)),
  ];
}

function edgeFields({ unit: sampleUnit }: GraphSource, graph: CallGraph, ids: readonly string[]): Field[] {
  const { caller, callee, value, baselineValue, isIndirect } = graph.edges;
  const unit = grafanaUnit(sampleUnit);
  const source = Array.from(caller, (node) => ids[node]);
  const target = Array.from(callee, (node) => ids[node]);
  const share = value.map((cost) => shareOf(cost, graph.total));
  const fields = [
    textField(
      'id',
      source.map((id, edge) => `${id} → ${target[edge]}`)
    ),
    textField('source', source),
    textField('target', target),
    numberField('mainstat', value, { unit, displayName: 'Cost' }),
    numberField('secondarystat', share, { unit: 'percentunit', displayName: 'Share of everything' }),
    numberField(
      'thickness',
      share.map((part) => between(THICKNESS, part))
    ),
    textField(
      'strokedasharray',
      Array.from(isIndirect, (flag) => (flag === 1 ? '6 4' : ''))
    ),
  ];
  if (baselineValue === undefined) {
    return fields;
  }
  const difference = value.map((cost, edge) => cost - baselineValue[edge]);
  return [
    ...fields,
    numberField('detail__baseline', baselineValue, { unit, displayName: 'Baseline' }),
    numberField('detail__difference', difference, { unit, displayName: 'Difference' }),
    textField('color', colorsOf(difference)),
  ];
}

/** Two functions of one name in different files are two nodes. */
function nodeId({ functions }: GraphSource, row: number): string {
  const file = functions.fileNames[row];
  return file === '' ? functions.names[row] : `${functions.names[row]} (${file})`;
}

function lastPart(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** From 0 to 1, whatever the values are: profiles may hold negative ones. */
function shareOf(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0;
}

function between({ least, most }: { readonly least: number; readonly most: number }, share: number): number {
  return least + (most - least) * share;
}

function colorsOf(difference: Float64Array): string[] {
  return Array.from(difference, (value) => (value > 0 ? GROWN_COLOR : value < 0 ? SHRUNK_COLOR : SAME_COLOR));
}
