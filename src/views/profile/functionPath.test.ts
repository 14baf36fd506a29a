import { generateTree } from '../../engine/tree/generateTree.testHelper';
import { treeFromText } from '../../engine/tree/treeText';
import { calleesOf, callerOf, nodeAtPath, pathOfNode } from './functionPath';
import { profileOfTree } from './profileModel';

const before = profileOfTree(
  treeFromText(`
main 1
  parse 2
  work 3
    hash 4
`)
);
const step = (name: string, fileName = '') => ({ name, fileName });

test('a path names the functions from below the root down to the node', () => {
  expect(pathOfNode(before, 0)).toEqual([]);
  expect(pathOfNode(before, 4)).toEqual([step('main'), step('work'), step('hash')]);
});

test('after a refresh a path finds its node in another row', () => {
  const after = profileOfTree(
    treeFromText(`
added 9
  work 1
main 1
  a_new_call 5
  work 3
    hash 4
`)
  );
  const node = nodeAtPath(after, pathOfNode(before, 4));
  expect(node).not.toBe(4);
  expect(pathOfNode(after, node)).toEqual(pathOfNode(before, 4));
});

test('a path that a profile does not have is not replaced by another call of the function', () => {
  const after = profileOfTree(treeFromText('main 1\n  other 1\n    hash 4'));
  expect(nodeAtPath(after, pathOfNode(before, 4))).toBe(-1);
});

test('functions of one name in two files are two steps; a file that one side does not know does not count', () => {
  const profile = profileOfTree(treeFromText('<module> [a.py] 1\n<module> [b.py] 2'));
  expect(nodeAtPath(profile, [step('<module>', 'b.py')])).toBe(2);
  expect(nodeAtPath(profile, [step('<module>', 'c.py')])).toBe(-1);
  expect(nodeAtPath(profile, [step('<module>')])).toBe(1);
});

test('callers and callees of every node agree with a walk', () => {
  const profile = profileOfTree(generateTree({ nodes: 3000, depth: 30, fanOut: 20 }));
  const { depth, length } = profile.tree;
  const open: number[] = [];
  const callees = Array.from({ length }, (): number[] => []);
  for (let node = 0; node < length; node++) {
    open.length = depth[node];
    expect(callerOf(profile, node)).toBe(open.at(-1) ?? -1);
    callees[open.at(-1) ?? 0].push(...(node === 0 ? [] : [node]));
    open.push(node);
  }
  for (let node = 0; node < length; node++) {
    expect([...calleesOf(profile, node)]).toEqual(callees[node]);
  }
});

test('a path of 100,000 functions leads there and back', () => {
  const profile = profileOfTree(generateTree({ nodes: 100_500, depth: 100_000, fanOut: 10 }));
  const deepest = profile.layout.all().nodes[profile.layout.all().rowStart[100_000]];
  const path = pathOfNode(profile, deepest);
  expect(path).toHaveLength(100_000);
  expect(nodeAtPath(profile, path)).toBe(deepest);
});
