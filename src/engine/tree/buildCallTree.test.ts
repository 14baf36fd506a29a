import fc from 'fast-check';
import { type Profile } from '../profile/profile';
import { buildCallTree } from './buildCallTree';
import { type CallTree } from './callTree';
import { parentOfNodes } from './nodeColumns';
import { profileFromText, treeToText } from './treeText';

function treeOf(text: string): string {
  return treeToText(buildCallTree(profileFromText(text), 0));
}

describe('building a call tree', () => {
  test('stacks are merged from the root, siblings stand in order of name', () => {
    expect(
      treeOf(`
        main; work 5
        main       3
        idle       2
      `)
    ).toBe(
      `
- total (total: 10, self: —)
  - idle (total: 2, self: 2)
  - main (total: 8, self: 3)
    - work (total: 5, self: 5)`.slice(1)
    );
  });

  test('frames of one function at different lines are one node, with everything below them merged', () => {
    expect(
      treeOf(`
        main [m.py:1]; work [w.py:10]; hash 1
        main [m.py:2]; work [w.py:11]; hash 2
        main [m.py:2]; work [w.py:12]; alloc 4
      `)
    ).toBe(
      `
- total (total: 7, self: —)
  - main [m.py] (total: 7, self: —)
    - work [w.py] (total: 7, self: —)
      - alloc (total: 4, self: 4)
      - hash (total: 3, self: 3)`.slice(1)
    );
  });

  test('functions of one name in two files are two functions, in order of file', () => {
    expect(
      treeOf(`
        run [b.py] 1
        run [a.py] 2
        run        4
      `)
    ).toBe(
      `
- total (total: 7, self: —)
  - run (total: 4, self: 4)
  - run [a.py] (total: 2, self: 2)
  - run [b.py] (total: 1, self: 1)`.slice(1)
    );
  });

  test('a sample with an empty stack counts for the root itself', () => {
    expect(
      treeOf(`
        5
        main 1
      `)
    ).toBe(
      `
- total (total: 6, self: 5)
  - main (total: 1, self: 1)`.slice(1)
    );
  });

  test('a function that is named like the root stays a function', () => {
    expect(treeOf('total; total 3')).toBe(
      `
- total (total: 3, self: —)
  - total (total: 3, self: —)
    - total (total: 3, self: 3)`.slice(1)
    );
  });

  test('__proto__ and constructor are names like any other', () => {
    expect(treeOf('__proto__; constructor 3')).toBe(
      `
- total (total: 3, self: —)
  - __proto__ (total: 3, self: —)
    - constructor (total: 3, self: 3)`.slice(1)
    );
  });

  test('negative values are summed, and a node stays where they cancel out', () => {
    expect(
      treeOf(`
        main; a  5
        main; a -5
        main; b -2
      `)
    ).toBe(
      `
- total (total: -2, self: —)
  - main (total: -2, self: —)
    - a (total: —, self: —)
    - b (total: -2, self: -2)`.slice(1)
    );
  });

  test('stacks without a value of this sample type are not in the tree, nor are their functions', () => {
    const profile = profileFromText('main; a 1 0\nmain; b 0 7', [
      { name: 'samples', unit: 'count' },
      { name: 'cpu', unit: 'nanoseconds' },
    ]);
    const tree = buildCallTree(profile, 1);
    expect(treeToText(tree)).toBe(
      `
- total (total: 7, self: —)
  - main (total: 7, self: —)
    - b (total: 7, self: 7)`.slice(1)
    );
    expect(tree.functions.names).toEqual(['total', 'b', 'main']);
    expect(tree.unit).toBe('nanoseconds');
  });

  test('a label set mask keeps the samples of the wanted label sets', () => {
    const profile = profileFromText(`
      main; a 1 vehicle=car
      main; b 2 vehicle=bike
      main    4
    `);
    const labelSetMask = Uint8Array.from(profile.labelSets, (set) => (set[0]?.value === 'car' ? 1 : 0));
    expect(treeToText(buildCallTree(profile, 0, { labelSetMask }))).toBe(
      `
- total (total: 1, self: —)
  - main (total: 1, self: —)
    - a (total: 1, self: 1)`.slice(1)
    );
  });

  test('values that are not finite count as 0', () => {
    const profile = profileFromText('a 1\nb 1\nc 1\nd 1');
    const values = [Float64Array.of(NaN, Infinity, -Infinity, 2)];
    const tree = buildCallTree({ ...profile, samples: { ...profile.samples, values } }, 0);
    expect(treeToText(tree)).toBe('- total (total: 2, self: —)\n  - d (total: 2, self: 2)');
  });

  test('sums are exact up to 2^53', () => {
    const tree = buildCallTree(profileFromText('a; b 9007199254740990\na 1'), 0);
    expect(tree.total[0]).toBe(2 ** 53 - 1);
  });

  test('a profile without samples gives the root alone', () => {
    expect(treeOf('')).toBe('- total (total: —, self: —)');
  });

  test('a sample type that is not there is a mistake of the caller', () => {
    expect(() => buildCallTree(profileFromText('a 1'), 1)).toThrow(
      new RangeError('There is no sample type 1: the profile has 1.')
    );
  });
});

describe('lines', () => {
  test('a node has the line that its samples agree on, else the first line of its function, else none', () => {
    const tree = buildCallTree(
      profileFromText(`
        main [m.py:3 from 1]; agreed [a.py:7 from 5]; unknown 1
        main [m.py:4 from 1]; agreed [a.py:7 from 5]; unknown 1
      `),
      0
    );
    expect(linesByName(tree)).toEqual({ total: 0, main: 1, agreed: 7, unknown: 0 });
  });

  test('three samples of which two agree do not agree', () => {
    const tree = buildCallTree(profileFromText('f [f.py:9 from 1] 1\nf [f.py:5 from 1] 1\nf [f.py:9 from 1]; g 1'), 0);
    expect(linesByName(tree)).toEqual({ total: 0, f: 1, g: 0 });
  });

  test('a profile that knows no lines has no such column', () => {
    expect(buildCallTree(profileFromText('main; work 1'), 0).line).toBeUndefined();
  });

  function linesByName(tree: CallTree) {
    return Object.fromEntries(
      Array.from(tree.functionIndex, (row, node) => [tree.functions.names[row], tree.line?.[node]])
    );
  }
});

describe('any profile', () => {
  const samples = fc.array(
    fc.record({
      stack: fc.array(fc.constantFrom('a', 'b', 'c', 'd [x.py:1]', 'd [x.py:2]', 'd [y.py:1]'), { maxLength: 6 }),
      value: fc.integer({ min: -20, max: 20 }),
    }),
    { maxLength: 40 }
  );
  const profileOf = (rows: ReadonlyArray<{ stack: string[]; value: number }>): Profile =>
    profileFromText(rows.map(({ stack, value }) => `${stack.join('; ')} ${value}`).join('\n'));

  test('gives the same tree in whatever order its samples stand', () => {
    fc.assert(
      fc.property(samples, fc.func(fc.integer()), (rows, keyOf) => {
        const shuffled = [...rows].sort((a, b) => keyOf(a) - keyOf(b));
        expect(treeToText(buildCallTree(profileOf(shuffled), 0))).toBe(treeToText(buildCallTree(profileOf(rows), 0)));
      })
    );
  });

  test('gives depth-first columns whose totals add up', () => {
    fc.assert(
      fc.property(samples, (rows) => {
        const tree = buildCallTree(profileOf(rows), 0);
        expect(tree.total[0]).toBe(rows.reduce((sum, { value }) => sum + value, 0));
        expectConsistent(tree);
      })
    );
  });
});

/** The invariants that callTree.ts documents. */
function expectConsistent(tree: CallTree) {
  const parent = parentOfNodes(tree.depth);
  const sums = tree.self.slice();
  const lastChildName = new Map<number, string>();
  for (let node = tree.length - 1; node > 0; node--) {
    sums[parent[node]] += sums[node];
    expect(tree.depth[node]).toBe(tree.depth[parent[node]] + 1);
    expect(tree.subtreeEnd[node]).toBeLessThanOrEqual(tree.subtreeEnd[parent[node]]);
    const row = tree.functionIndex[node];
    const name = `${tree.functions.names[row]}\0${tree.functions.fileNames[row]}`;
    const follower = lastChildName.get(parent[node]);
    expect(follower === undefined || name < follower).toBe(true);
    lastChildName.set(parent[node], name);
  }
  expect(tree.total).toEqual(sums);
  expect(tree.subtreeEnd[0]).toBe(tree.length);
}
