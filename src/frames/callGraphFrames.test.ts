import { type DataFrame, NodeGraphDataFrameFieldNames } from '@grafana/data';
import { buildCallGraph } from '../engine/call-graph/callGraph';
import { type CallTree } from '../engine/tree/callTree';
import { treeFromText } from '../engine/tree/treeText';
import { callGraphFrames } from './callGraphFrames';
import { smallDiff, smallTree } from './testTrees.testHelper';

const everything = { by: 'total' as const, maxNodes: 100, minNodeShare: 0, minEdgeShare: 0 };

function framesOf(tree: CallTree): readonly [DataFrame, DataFrame] {
  const graph = buildCallGraph(tree, everything);
  return callGraphFrames(tree, graph, { profileType: 'cpu', store: 'files', hiddenNodeCount: 0, hiddenEdgeCount: 0 });
}

function column(frame: DataFrame, name: string): unknown[] {
  return Array.from(frame.fields.find((field) => field.name === name)?.values ?? []);
}

test('nodes and edges have the fields that the Node graph panel looks for', () => {
  const [nodes, edges] = framesOf(smallTree);
  const { id, title, subTitle, mainStat, secondaryStat, source, target, thickness } = NodeGraphDataFrameFieldNames;
  for (const name of [id, title, subTitle, mainStat, secondaryStat]) {
    expect(column(nodes, name)).toHaveLength(3);
  }
  for (const name of [id, source, target, mainStat, secondaryStat, thickness]) {
    expect(column(edges, name)).toHaveLength(1);
  }
  expect([nodes, edges].map(({ meta }) => meta?.preferredVisualisationType)).toEqual(['nodeGraph', 'nodeGraph']);
});

test('every edge joins two nodes that are there', () => {
  const [nodes, edges] = framesOf(treeFromText('main\n  f [a.py] 1\n    f [b.py] 2\n      f [a.py] 3'));
  const ids = column(nodes, 'id');
  expect(new Set(ids).size).toBe(3);
  for (const end of [...column(edges, 'source'), ...column(edges, 'target')]) {
    expect(ids).toContain(end);
  }
});

test("the parts of a node's ring add up to 1", () => {
  const [nodes] = framesOf(smallTree);
  const callees = column(nodes, 'arc__callees');
  expect(column(nodes, 'arc__self').map((share, node) => Number(share) + Number(callees[node]))).toEqual([1, 1, 1]);
});

test('values below 0 and a total of 0 give no share beyond 0 and 1', () => {
  const [nodes, edges] = framesOf(treeFromText('a -3\n  b 3\nc 0'));
  for (const share of [
    ...column(nodes, 'arc__self'),
    ...column(nodes, 'detail__share'),
    ...column(edges, 'secondarystat'),
  ]) {
    expect(Number(share)).toBeGreaterThanOrEqual(0);
    expect(Number(share)).toBeLessThanOrEqual(1);
  }
});

test('a diff shows both sides and colours what changed instead of the ring', () => {
  const [nodes, edges] = framesOf(smallDiff);
  expect(column(nodes, 'detail__difference')).toEqual([1, 1, 0]);
  expect(column(edges, 'detail__baseline')).toEqual([4]);
  expect(new Set(column(nodes, 'color')).size).toBe(2);
  expect(column(nodes, 'arc__self')).toEqual([]);
});

test('calls through functions that are not shown are dashed', () => {
  const tree = treeFromText('main 1\n  glue\n    work 8');
  const graph = buildCallGraph(tree, { ...everything, accepts: (name) => name !== 'glue' });
  const [, edges] = callGraphFrames(tree, graph, {
    profileType: 'cpu',
    store: 'files',
    hiddenNodeCount: 1,
    hiddenEdgeCount: 0,
  });
  expect(column(edges, 'strokedasharray')).toEqual(['6 4']);
});
