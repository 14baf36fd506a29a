// The most expensive source lines ⇄ a table: `function`, `file`, `line`, `self`, `total`, with the baseline's beside them in a diff. Table
// shows it as it is; the flame graph panel shows the lines of one function beside its picture.
import { createDataFrame, type DataFrame, FieldType } from '@grafana/data';
import { type TopFunctions } from '../engine/functions/topFunctions';
import { placeOf } from '../engine/lines/place';
import { type CallTree } from '../engine/tree/callTree';
import { type BaselineMeta } from './baselineMeta';
import { textField } from './fieldValues';
import { flameboardCustom, flameboardFacts } from './flameboardMeta';
import { amountFields, baselineFields, nullableField } from './topFields';
import { grafanaUnit } from './units';

export interface LinesMeta {
  /** Profile type id in Pyroscope's five parts. */
  readonly profileType: string;
  /** The kind of store. */
  readonly store: string;
  /** What the rows are ordered by. */
  readonly sortBy: 'self' | 'total';
  /** How many lines there are, listed or not. */
  readonly lineCount: number;
  /** The total of everything, and of the baseline's: what shares are of. */
  readonly total: number;
  readonly baselineTotal?: number;
  /** True where a line was recorded without what it calls: a total is then no more than the self value. */
  readonly selfOnly?: boolean;
  /** True for a tree that was invented from a call graph. */
  readonly approximate?: boolean;
  readonly baseline?: BaselineMeta;
}

/** One row per line of `top`, in its order. `tree` is one of lines: the file of each function is a place. Unknown lines are null. */
export function linesFrame({ functions, unit: sampleUnit }: CallTree, top: TopFunctions, meta: LinesMeta): DataFrame {
  const unit = grafanaUnit(sampleUnit);
  const rows = Array.from(top.rows);
  const placeAt = (row: number) => placeOf(functions.fileNames[row]);
  return createDataFrame({
    name: 'lines',
    meta: { preferredVisualisationType: 'table', custom: flameboardCustom('lines', meta) },
    fields: [
      textField(
        'function',
        rows.map((row) => functions.names[row])
      ),
      textField(
        'file',
        rows.map((row) => placeAt(row).fileName)
      ),
      nullableField('line', top, (row) => placeAt(row).line || null, { decimals: 0 }),
      ...amountFields(top, unit),
      ...baselineFields(top, meta.sortBy, unit),
    ],
  });
}

/** Lines as columns: one row per line, of which texts may be empty and a line 0 where unknown. */
export interface LineTable {
  readonly functionNames: readonly string[];
  readonly fileNames: readonly string[];
  readonly lines: readonly number[];
  readonly self: Float64Array;
  readonly total: Float64Array;
  readonly baseline?: { readonly self: Float64Array; readonly total: Float64Array };
  readonly meta: LinesMeta;
  /** Of the values, as Grafana names it. */
  readonly unit: string;
}

/** The lines of a frame of this kind; undefined for any other frame, or one whose columns are not what they should be. */
export function linesOfFrame(frame: DataFrame): LineTable | undefined {
  const meta = linesMetaOf(frame);
  const functionNames = texts(frame, 'function');
  const fileNames = texts(frame, 'file');
  const self = numbers(frame, 'self');
  const total = numbers(frame, 'total');
  const lines = numbers(frame, 'line');
  if (!meta || !functionNames || !fileNames || !self || !total || !lines) {
    return undefined;
  }
  const [baselineSelf, baselineTotal] = [numbers(frame, 'baselineSelf'), numbers(frame, 'baselineTotal')];
  return {
    functionNames,
    fileNames,
    lines: Array.from(lines),
    self,
    total,
    ...(baselineSelf && baselineTotal ? { baseline: { self: baselineSelf, total: baselineTotal } } : {}),
    meta,
    unit: frame.fields.find(({ name }) => name === 'total')?.config.unit ?? '',
  };
}

/** Our own facts of a frame of lines; undefined for any other frame. */
export function linesMetaOf(frame: DataFrame): LinesMeta | undefined {
  const facts = flameboardFacts(frame, 'lines');
  return facts !== undefined && isLinesMeta(facts) ? facts : undefined;
}

function isLinesMeta(facts: object): facts is LinesMeta {
  return 'profileType' in facts && 'total' in facts && typeof facts.total === 'number';
}

function texts(frame: DataFrame, name: string): readonly string[] | undefined {
  const field = frame.fields.find((candidate) => candidate.name === name && candidate.type === FieldType.string);
  return field && Array.from(field.values, String);
}

/** What is no number counts as 0. */
function numbers(frame: DataFrame, name: string): Float64Array | undefined {
  const field = frame.fields.find((candidate) => candidate.name === name && candidate.type === FieldType.number);
  return field && Float64Array.from(field.values, (value: unknown) => (typeof value === 'number' ? value : 0));
}
