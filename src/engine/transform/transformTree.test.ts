import fc from 'fast-check';
import { diffOf, withCut } from '../diff/diffOf.testHelper';
import { type CallTree, type DiffTree } from '../tree/callTree';
import { functionTotals } from '../tree/functionTotals';
import { generateTree } from '../tree/generateTree.testHelper';
import { parentOfNodes } from '../tree/nodeColumns';
import { treeFromText, treeToText } from '../tree/treeText';
import { type TransformedTree, transformTree } from './transformTree';
import { NO_TRANSFORMS, type TreeTransforms } from './treeTransforms';

function transform(tree: CallTree, transforms: Partial<TreeTransforms>): TransformedTree<CallTree> {
  const result = transformTree(tree, { ...NO_TRANSFORMS, ...transforms });
  if (!result.ok) {
    throw new Error(result.error);
  }
  return result.value;
}

/** The transformed tree, as the lines that `treeFromText` reads would print. */
const textOf = (tree: string, transforms: Partial<TreeTransforms>) =>
  treeToText(transform(treeFromText(tree), transforms).tree);
const printed = (text: string) => treeToText(treeFromText(text));
const key = (name: string, fileName = '') => ({ name, fileName });

test('no transforms give the very same tree', () => {
  const tree = treeFromText('main 1');
  expect(transform(tree, {}).tree).toBe(tree);
  expect(transform(tree, { hidePattern: '' }).tree).toBe(tree);
});

describe('hiding frames', () => {
  test('their callees move up to the caller and merge with its own, their self goes to the caller', () => {
    const tree = `
main 1
  lock 2
    spin 4
  spin 8
`;
    expect(textOf(tree, { hidden: [key('lock')] })).toBe(printed('main 3\n  spin 12'));
  });

  test('below the root their self goes to the root', () => {
    expect(textOf('main 1\n  work 2', { hidden: [key('main')] })).toBe(printed('total 1\nwork 2'));
  });

  test('a file tells functions of one name apart, where both know it', () => {
    const tree = 'run [a.py] 1\nrun [b.py] 2\nrun 4';
    expect(textOf(tree, { hidden: [key('run', 'a.py')] })).toBe(printed('total 5\nrun [b.py] 2'));
    expect(textOf(tree, { hidden: [key('run')] })).toBe(printed('total 7'));
  });

  test('a pattern hides by name, file or binary', () => {
    const tree = 'main 1\n  json_loads 2\n  encode [/usr/lib/json.py] 4\n  work 8';
    expect(textOf(tree, { hidePattern: 'JSON' })).toBe(printed('main 7\n  work 8'));
    expect(textOf(tree, { hidePattern: '/^json/' })).toBe(printed('main 3\n  encode [/usr/lib/json.py] 4\n  work 8'));
    const whole = treeFromText('main 1\n  memcpy 2');
    const withBinaries = { ...whole, functions: { ...whole.functions, mappings: ['', 'app', 'libc.so'] } };
    expect(treeToText(transform(withBinaries, { hidePattern: 'libc' }).tree)).toBe(printed('main 3'));
  });

  test('a pattern that cannot be read is refused with a sentence', () => {
    expect(transformTree(treeFromText('a 1'), { ...NO_TRANSFORMS, hidePattern: '/(/' })).toEqual({
      ok: false,
      error:
        'The pattern /(/ is not a regular expression: Unterminated group. Correct it, or leave out the slashes to find the text as it is.',
    });
  });
});

describe('only stacks with', () => {
  const tree = `
total 1
main 2
  parse 4
    read 8
  work 16
    read 32
      parse 64
`;

  test('a function leaves the stacks with it, whole', () => {
    expect(textOf(tree, { onlyStacksWith: [key('work')] })).toBe(
      printed('main\n  work 16\n    read 32\n      parse 64')
    );
  });

  test('several functions leave the stacks that have all of them, in any order', () => {
    expect(textOf(tree, { onlyStacksWith: [key('parse'), key('read')] })).toBe(
      printed('main\n  parse\n    read 8\n  work\n    read\n      parse 64')
    );
  });

  test('one function may be all that is asked for', () => {
    expect(textOf('run [a.py] 1\nrest 2', { onlyStacksWith: [key('run'), key('run', 'a.py')] })).toBe(
      printed('run [a.py] 1')
    );
  });

  test('a function that is not there leaves the root alone', () => {
    expect(textOf(tree, { onlyStacksWith: [key('nothing')] })).toBe('- total (total: —, self: —)');
  });

  test('a hidden function still tells which stacks have it', () => {
    expect(textOf(tree, { onlyStacksWith: [key('work')], hidden: [key('work')] })).toBe(
      printed('main 16\n  read 32\n    parse 64')
    );
  });

  test('31 functions can be asked for, more are refused with a sentence', () => {
    const names = Array.from({ length: 32 }, (_, index) => `f${index}`);
    const deep = treeFromText(names.map((name, depth) => `${' '.repeat(depth)}${name} 1`).join('\n'));
    const found = transform(deep, { onlyStacksWith: names.slice(0, 31).map((name) => key(name)) });
    expect(found.tree.total[0]).toBe(2);
    expect(transformTree(deep, { ...NO_TRANSFORMS, onlyStacksWith: names.map((name) => key(name)) })).toEqual({
      ok: false,
      error: 'Stacks can be asked for 31 functions at once, not for 32. Remove some of them.',
    });
  });
});

describe('grouping', () => {
  const tree = `
main [/app/main.py] 1
  loads [/usr/lib/python3.11/json/__init__.py] 2
    decode [/usr/lib/python3.11/json/decoder.py] 4
      hook [/app/main.py] 8
  spin 16
`;

  test('by file: calls within one file are one, unknown files are one group', () => {
    expect(textOf(tree, { groupBy: 'file' })).toBe(
      printed(`
/app/main.py [/app/main.py] 1
  (unknown file) 16
  /usr/lib/python3.11/json/__init__.py [/usr/lib/python3.11/json/__init__.py] 2
    /usr/lib/python3.11/json/decoder.py [/usr/lib/python3.11/json/decoder.py] 4
      /app/main.py [/app/main.py] 8`)
    );
  });

  test('by module: calls within one module are one', () => {
    expect(textOf(tree, { groupBy: 'module' })).toBe(
      printed(`
/app/main 1
  (unknown module) 16
  json 6
    /app/main 8`)
    );
  });

  test('a group can be hidden, and so can a function of it', () => {
    expect(textOf(tree, { groupBy: 'module', hidden: [key('json')] })).toBe(
      printed('/app/main 15\n  (unknown module) 16')
    );
    expect(textOf(tree, { groupBy: 'module', hidden: [key('spin'), key('decode')] })).toBe(
      printed('/app/main 17\n  json 6\n    /app/main 8')
    );
  });
});

describe('collapsing recursion', () => {
  test('a function that calls itself is one call', () => {
    expect(textOf('fib 1\n  fib 2\n    fib 4\n      add 8', { collapseRecursion: true })).toBe(
      printed('fib 7\n  add 8')
    );
  });

  test('a function that calls itself through another is entered once, and calls what its inner call called', () => {
    const tree = `
even 1
  odd 2
    even 4
      odd 8
        add 16
    log 32
`;
    expect(textOf(tree, { collapseRecursion: true })).toBe(printed('even 5\n  odd 10\n    add 16\n    log 32'));
  });

  test('what a step back left is on the path of the next sibling again', () => {
    const tree = `
a
  b
    a
      c 1
    d
      b 2
      c 4
`;
    expect(textOf(tree, { collapseRecursion: true })).toBe(printed('a\n  b 2\n    d\n      c 4\n  c 1'));
  });

  test('a function that was left on the way is entered anew', () => {
    expect(textOf('a\n  b 1\n    a\n      b 2\n        c 4', { collapseRecursion: true })).toBe(
      printed('a\n  b 3\n    c 4')
    );
    expect(textOf('a\n  b\n    c 1\n      a\n        c 2', { collapseRecursion: true })).toBe(
      printed('a\n  b\n    c 1\n  c 2')
    );
  });

  test('a tree of 50,000 levels whose leaves all step back is collapsed within a test’s time, not in quadratic time', () => {
    const depth = 50_000;
    const leaves = 50_000;
    const length = 1 + depth + leaves;
    // Functions 1 … depth below each other; the last calls 50,000 more, each of which is the first function again.
    const functionIndex = Int32Array.from({ length }, (_, node) => (node <= depth ? node : 1));
    const names = Array.from({ length: depth + 1 }, (_, row) => String(row));
    const tree: CallTree = {
      length,
      functions: {
        length: names.length,
        names,
        fileNames: names.map(() => ''),
        startLines: new Int32Array(names.length),
        mappings: names.map(() => ''),
      },
      functionIndex,
      depth: Int32Array.from({ length }, (_, node) => Math.min(node, depth + 1)),
      self: new Float64Array(length).fill(1),
      total: Float64Array.from({ length }, (_, node) => (node <= depth ? length - node : 1)),
      subtreeEnd: Int32Array.from({ length }, (_, node) => (node <= depth ? length : node + 1)),
      unit: 'count',
    };
    const collapsed = transform(tree, { collapseRecursion: true }).tree;
    expect([collapsed.length, collapsed.self[1], collapsed.total[0]]).toEqual([depth + 1, 1 + leaves, length]);
  });
});

describe('collapsing chains', () => {
  const tree = treeFromText(`
serve
  handle
    route
      parse 2
      work 3
        hash
          rounds 4
`);

  test('single callees that take all of their caller join it; the selfs stay where the table finds them', () => {
    const { tree: collapsed, firstNode, unchained } = transform(tree, { collapseChains: true });
    expect(treeToText(collapsed)).toBe(printed('serve\n  parse 2\n  work 3\n    hash 4'));
    expect([...(firstNode ?? [])]).toEqual([0, 1, 4, 5, 6, 8]);
    expect(unchained).toBe(tree);
  });

  test('a callee beside one without samples is not the only one, and the next caller begins anew', () => {
    const { tree: collapsed, firstNode } = transform(treeFromText('a\n  b 5\n  c 0\nd\n  e\n    f 3'), {
      collapseChains: true,
    });
    expect(treeToText(collapsed)).toBe(treeToText(treeFromText('a\n  b 5\n  c 0\nd 3')));
    expect([...(firstNode ?? [])]).toEqual([0, 1, 2, 3, 4, 7]);
    expect([...collapsed.subtreeEnd]).toEqual([5, 4, 3, 4, 5]);
  });

  test('the root, and what a store cut off, stay alone', () => {
    const cut = withCut('main\n  other 5');
    expect(transform(cut, { collapseChains: true }).tree.length).toBe(3);
    expect(transform(treeFromText('main\n  another 5'), { collapseChains: true }).tree.length).toBe(2);
  });

  test('in a diff both sides have to agree', () => {
    const diff = diffOf('a\n  b\n    c 5', 'a\n  b\n    c 5\n    d 2');
    const collapsed = transform(diff, { collapseChains: true }).tree;
    expect(treeToText(collapsed)).toBe(treeToText(diffOf('a\n  c 5', 'a\n  c 5\n  d 2')));
    expect(transform(diffOf('a 1\n  b 5', 'a\n  b 5'), { collapseChains: true }).tree.length).toBe(3);
  });
});

test('what a store cut off is not hidden, not grouped and not searched for, and stays one per caller', () => {
  const tree = withCut(`
main [main.py] 1
  lock [lock.py] 2
    other 4
  other 8
`);
  const hidden = transform(tree, { hidden: [key('lock'), key('other')], hidePattern: 'other' }).tree;
  expect(treeToText(hidden)).toBe(printed('main [main.py] 3\n  other 12'));
  expect(hidden.functions.names[hidden.cutFunction ?? -1]).toBe('other');
  const grouped = transform(tree, { groupBy: 'file' }).tree;
  expect(treeToText(grouped)).toBe(printed('main.py [main.py] 1\n  lock.py [lock.py] 2\n    other 4\n  other 8'));
  expect(grouped.functions.names[grouped.cutFunction ?? -1]).toBe('other');
});

describe('any tree, any transforms', () => {
  const anyKey = fc.nat(30).map((row) => key(`pkg${row % 97}.function_${String(row).padStart(7, '0')}`));
  const anyTransforms = fc.record({
    onlyStacksWith: fc.constant([]),
    hidden: fc.array(anyKey, { maxLength: 4 }),
    hidePattern: fc.constantFrom('', 'function_0000003', '/[13]$/'),
    groupBy: fc.constantFrom<TreeTransforms['groupBy'][]>('function', 'module', 'file'),
    collapseRecursion: fc.boolean(),
    collapseChains: fc.boolean(),
  });
  const anyTree = fc.integer().map((seed) => generateTree({ nodes: 400, depth: 25, fanOut: 12, functions: 30, seed }));

  test('keeps the total, and its rows are a tree in order', () => {
    fc.assert(
      fc.property(anyTree, anyTransforms, (tree, transforms) => {
        const { tree: shown, unchained } = transform(tree, transforms);
        expect([shown.total[0], unchained.total[0]]).toEqual([tree.total[0], tree.total[0]]);
        expectConsistent(shown);
      }),
      { numRuns: 40 }
    );
  });

  test('a diff is transformed as its sides are', () => {
    fc.assert(
      fc.property(anyTree, anyTree, anyTransforms, (a, b, transforms) => {
        const merging = { ...transforms, collapseChains: false };
        const diff = diffOf(a, b);
        const both = transformTree(diff, merging);
        const sides = diffOf(transform(a, merging).tree, transform(b, merging).tree);
        expect(both.ok && treeToText(both.value.tree)).toBe(treeToText(sides));
      }),
      { numRuns: 40 }
    );
  });

  test('collapsed recursion leaves every function its self, and no function twice on a path', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        const collapsed = transform(tree, { collapseRecursion: true }).tree;
        expect(functionTotals(collapsed).self).toEqual(functionTotals(tree).self);
        expect(repeatedCalls(collapsed)).toEqual([]);
      }),
      { numRuns: 30 }
    );
  });

  test('stacks with a function have the total that the function has', () => {
    fc.assert(
      fc.property(anyTree, fc.integer({ min: 1, max: 29 }), (tree, row) => {
        const only = transform(tree, { onlyStacksWith: [key(tree.functions.names[row])] }).tree;
        expect(only.total[0]).toBe(functionTotals(tree).total[row]);
      })
    );
  });

  test('a diff keeps the totals of both of its sides', () => {
    fc.assert(
      fc.property(anyTree, anyTree, anyTransforms, (a, b, transforms) => {
        const shown = transformTree(diffOf(a, b), { ...NO_TRANSFORMS, ...transforms });
        const diff: DiffTree | undefined = shown.ok ? shown.value.tree : undefined;
        expect(diff && [diff.total[0], diff.baselineTotal[0]]).toEqual([b.total[0], a.total[0]]);
      }),
      { numRuns: 40 }
    );
  });
});

/** Nodes of a function that is among their callers too. */
function repeatedCalls({ depth, functionIndex }: CallTree): number[] {
  const path: number[] = [];
  return Array.from(functionIndex.keys()).filter((node) => {
    path.length = depth[node];
    const isRepeated = path.includes(functionIndex[node]);
    path.push(functionIndex[node]);
    return isRepeated;
  });
}

/** That rows are depth-first and totals add up, as callTree.ts documents it. */
function expectConsistent(tree: CallTree) {
  const parent = parentOfNodes(tree.depth);
  const sums = tree.self.slice();
  const depth = new Int32Array(tree.length);
  const subtreeEnd = Int32Array.from(depth.keys(), (node) => node + 1);
  for (let node = 1; node < tree.length; node++) {
    depth[node] = depth[parent[node]] + 1;
  }
  for (let node = tree.length - 1; node > 0; node--) {
    sums[parent[node]] += sums[node];
    subtreeEnd[parent[node]] = Math.max(subtreeEnd[parent[node]], subtreeEnd[node]);
  }
  expect(tree.depth).toEqual(depth);
  expect(tree.subtreeEnd).toEqual(subtreeEnd);
  expect(tree.total).toEqual(sums);
}
