import { diffTrees } from '../diff/diffTrees';
import { type CallTree } from '../tree/callTree';
import { treeFromText } from '../tree/treeText';
import { buildCallGraph, type CallGraphOptions } from './callGraph';

const everything: CallGraphOptions = { by: 'total', maxNodes: 1000, minNodeShare: 0, minEdgeShare: 0 };

function graphText(tree: CallTree, options: Partial<CallGraphOptions> = {}): string[] {
  const { nodes, edges } = buildCallGraph(tree, { ...everything, ...options });
  const name = (node: number) => tree.functions.names[nodes.functionIndex[node]];
  return [
    ...Array.from(
      { length: nodes.length },
      (_, node) => `${name(node)} ${nodes.self[node]}/${nodes.total[node]}${nodes.isRecursive[node] === 1 ? ' ↻' : ''}`
    ),
    ...Array.from(
      { length: edges.length },
      (_, edge) =>
        `${name(edges.caller[edge])} ${edges.isIndirect[edge] === 1 ? '⇢' : '→'} ${name(edges.callee[edge])} ${edges.value[edge]}`
    ),
  ];
}

test('one node per function, one edge per caller and callee', () => {
  const tree = treeFromText(`
    main 1
      parse 2
        read 3
      run 4
        read 5
  `);
  expect(graphText(tree)).toEqual([
    'main 1/15',
    'run 4/9',
    'read 8/8',
    'parse 2/5',
    'main → run 9',
    'main → parse 5',
    'run → read 5',
    'parse → read 3',
  ]);
});

test('a cycle counts every sample once per node and once per edge', () => {
  const tree = treeFromText(`
    main 1
      f 2
        g 3
          f 4
            g 5
  `);
  expect(graphText(tree)).toEqual(['main 1/15', 'f 6/14', 'g 8/12', 'main → f 14', 'f → g 12', 'g → f 9']);
});

test('a function that calls itself is marked and has no edge to itself', () => {
  expect(graphText(treeFromText('f 1\n  f 2\n    g 3'))).toEqual(['f 3/6 ↻', 'g 3/3', 'f → g 3']);
});

test('calls through functions that are left out become indirect edges', () => {
  const tree = treeFromText(`
    main
      glue
        work 9
      work 1
      shim
        leaf 5
  `);
  const accepts = (name: string) => !['glue', 'shim'].includes(name);
  expect(graphText(tree, { accepts })).toEqual([
    'main 0/15',
    'work 10/10',
    'leaf 5/5',
    'main → work 10',
    'main ⇢ leaf 5',
  ]);
});

test('small nodes and edges are left out and counted', () => {
  const tree = treeFromText('main\n  big 90\n    small 1\n  medium 8\n    small 1');
  const graph = buildCallGraph(tree, { ...everything, minNodeShare: 0.05, minEdgeShare: 0.1 });
  expect([graph.nodes.length, graph.hiddenNodeCount, graph.edges.length, graph.hiddenEdgeCount]).toEqual([3, 1, 1, 1]);
  expect(graphText(tree, { maxNodes: 2 })).toEqual(['main 0/100', 'big 90/91', 'main → big 91']);
});

test('what a store cut off is no node', () => {
  const tree = treeFromText('main 1\n  other 5');
  expect(graphText({ ...tree, cutFunction: tree.functions.names.indexOf('other') })).toEqual(['main 1/6']);
});

test('a diff keeps what only the baseline has', () => {
  const diff = diffTrees(treeFromText('main\n  old 4'), treeFromText('main\n  new 3'));
  if (!diff.ok) {
    throw new Error(diff.error);
  }
  const { nodes, edges } = buildCallGraph(diff.value, everything);
  expect([...edges.value]).toEqual([0, 3]);
  expect([...(edges.baselineValue ?? [])]).toEqual([4, 0]);
  expect([...(nodes.baselineTotal ?? [])]).toEqual([4, 4, 0]);
});

test('100,000 calls deep and 100,000 callees wide are no problem', () => {
  const length = 100_001;
  const names = Array.from({ length }, (_, row) => (row === 0 ? 'total' : `f${row}`));
  const wide: CallTree = {
    length,
    functions: {
      length,
      names,
      fileNames: names.map(() => ''),
      startLines: new Int32Array(length),
      mappings: names.map(() => ''),
    },
    functionIndex: Int32Array.from(names, (_, row) => row),
    depth: Int32Array.from(names, (_, row) => Math.min(row, 2)),
    self: new Float64Array(length).fill(1),
    total: Float64Array.from(names, (_, row) => (row < 2 ? length - row : 1)),
    subtreeEnd: Int32Array.from(names, (_, row) => (row < 2 ? length : row + 1)),
    unit: 'count',
  };
  const deep: CallTree = {
    ...wide,
    depth: Int32Array.from(names, (_, row) => row),
    total: Float64Array.from(names, (_, row) => length - row),
    subtreeEnd: new Int32Array(length).fill(length),
  };
  expect(buildCallGraph(wide, { ...everything, maxNodes: length }).edges.length).toBe(length - 2);
  expect(buildCallGraph(deep, { ...everything, maxNodes: length }).edges.length).toBe(length - 2);
});
