import fc from 'fast-check';
import { buildCallTree } from '../tree/buildCallTree';
import { type CallTree } from '../tree/callTree';
import { generateTree } from '../tree/generateTree.testHelper';
import { parentOfNodes } from '../tree/nodeColumns';
import { profileFromText, treeFromText } from '../tree/treeText';
import { type BarRows, nextBarAtLeast } from './barRows';
import { barAt, type FlameLayout, forEachVisibleBar, layoutFlameGraph } from './flameLayout';
import { placeRows } from './placeRows';

const tree = treeFromText(`
  idle 2
  main 3
    hash 5
    walk 2
      step 1
`);

/** One line per row, one character per unit of value: a bar is its name's first letter and dashes, `.` is empty. */
function picture(of: CallTree, layout: FlameLayout): string {
  return Array.from({ length: layout.rowCount }, (_, row) => {
    const line = Array.from({ length: of.total[0] }, () => '.');
    for (const node of nodesOfRow(layout, row)) {
      const start = layout.startOf(node);
      line.fill('-', start, start + layout.widthOf(node));
      line[start] = of.functions.names[of.functionIndex[node]][0];
    }
    return line.join('');
  }).join('\n');
}

/** All bars of a row from left to right. */
function nodesOfRow(layout: FlameLayout, row: number): Int32Array {
  const { nodes, rowStart } = layout.all();
  return nodes.subarray(rowStart[row], rowStart[row + 1]);
}

/** The names of the bars that a view of [from, to) shows in a row. */
function visible(of: CallTree, row: number, from: number, to: number, minWidth: number): string[] {
  const names: string[] = [];
  forEachVisibleBar(layoutFlameGraph(of), row, from, to, minWidth, (node) =>
    names.push(of.functions.names[of.functionIndex[node]])
  );
  return names;
}

describe('laying out', () => {
  test('callees stand below their caller from its start on, in order, and leave its self free', () => {
    expect(picture(tree, layoutFlameGraph(tree))).toBe(
      `
t------------
i-m----------
..h----w--...
.......s.....`.slice(1)
    );
  });

  test('a tree of the root alone is one row', () => {
    const layout = layoutFlameGraph(treeFromText(''));
    expect([layout.rowCount, ...layout.all().rowStart, ...layout.all().nodes]).toEqual([1, 0, 1, 0]);
  });

  test('bars of a row never overlap, and cover their caller’s total minus self', () => {
    fc.assert(
      fc.property(trees(fc.nat(9)), (any) => {
        const layout = layoutFlameGraph(any);
        const covered = coveredByCallees(any, layout);
        expect(covered).toEqual(any.total.map((total, node) => total - any.self[node]));
        expectNoOverlap(any, layout);
      })
    );
  });

  test('negative values and widths that are no numbers never make bars overlap or leave their caller', () => {
    const width = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constantFrom(NaN, Infinity, -Infinity, 0.1));
    fc.assert(
      fc.property(
        trees(fc.integer({ min: -9, max: 9 })),
        fc.array(width, { minLength: 60, maxLength: 60 }),
        (any, widths) => {
          for (const layout of [
            layoutFlameGraph(any),
            asWideAs(
              any,
              Float64Array.from(any.depth, (_, i) => widths[i % 60])
            ),
          ]) {
            expect(layout.widths().every((value) => value >= 0 && value < Infinity)).toBe(true);
            expectNoOverlap(any, layout);
          }
        }
      )
    );
  });

  test('the widths can be other than the totals', () => {
    const baseline = Float64Array.of(10, 0, 10, 5, 5, 0);
    expect(picture(tree, asWideAs(tree, baseline)).split('\n').slice(2)).toEqual(['h----w----...', '.....s.......']);
  });

  test('the given widths are not copied while they need no cut, and never changed', () => {
    expect(layoutFlameGraph(tree).widths()).toBe(tree.total);
    const widths = Float64Array.of(4, -1, 9, 9, 9, 9);
    const layout = asWideAs(tree, widths);
    expect([...widths]).toEqual([4, -1, 9, 9, 9, 9]);
    expect([...layout.widths()]).toEqual([4, 0, 4, 4, 0, 0]);
  });
});

test('the last digit of a sum of fractions cuts nothing', () => {
  const three = treeFromText('a 1\nb 1\nc 1');
  const tenths = Float64Array.of(0.3, 0.1, 0.1, 0.1);
  expect(0.1 + 0.1 + 0.1).toBeGreaterThan(0.3);
  expect(asWideAs(three, tenths).widths()).toBe(tenths);
});

describe('the visible bars', () => {
  test('are those that reach into the view, from left to right', () => {
    expect(visible(tree, 2, 0, 13, 0.5)).toEqual(['hash', 'walk']);
    expect(visible(tree, 2, 3, 4, 0.5)).toEqual(['hash']);
    expect(visible(tree, 2, 7, 8, 0.5)).toEqual(['walk']);
    expect(visible(tree, 2, 10, 13, 0.5)).toEqual([]);
  });

  test('are at least as wide as asked for, and never without width', () => {
    expect(visible(tree, 1, 0, 13, 3)).toEqual(['main']);
    const vanished = { ...tree, total: Float64Array.of(10, 0, 10, 0, 0, 0) };
    expect(visible(vanished, 1, 0, 10, 0)).toEqual(['main']);
    expect(visible(vanished, 2, 0, 10, -1)).toEqual([]);
  });

  test('a row outside the graph has none', () => {
    expect([visible(tree, -1, 0, 13, 1), visible(tree, 4, 0, 13, 1)]).toEqual([[], []]);
  });

  test('agree with a walk over the whole row', () => {
    const view = fc.tuple(
      fc.double({ min: -5, max: 80, noNaN: true }),
      fc.double({ min: 0, max: 80, noNaN: true }),
      fc.integer({ min: 1, max: 12 })
    );
    fc.assert(
      fc.property(trees(fc.nat(9), 80), view, (any, [from, length, minWidth]) => {
        const layout = layoutFlameGraph(any);
        for (let row = 0; row < layout.rowCount; row++) {
          const seen: number[] = [];
          forEachVisibleBar(layout, row, from, from + length, minWidth, (node) => seen.push(node));
          const expected = [...nodesOfRow(layout, row)].filter(
            (node) =>
              layout.widthOf(node) >= minWidth &&
              layout.startOf(node) < from + length &&
              layout.startOf(node) + layout.widthOf(node) > from
          );
          expect(seen).toEqual(expected);
        }
      })
    );
  });

  test('the next wide bar is found from any position', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(20), { minLength: 1, maxLength: 700 }),
        fc.nat(700),
        fc.integer({ min: 1, max: 21 }),
        (widths, at, min) => {
          const layout = layoutFlameGraph(flatTree(widths));
          const rowEnd = layout.all().rowStart[2];
          const position = Math.min(1 + at, rowEnd);
          const expected = widths.findIndex((width, index) => index + 1 >= position && width >= min);
          expect(nextBarAtLeast(layout.all(), position, rowEnd, min)).toBe(expected < 0 ? rowEnd : expected + 1);
        }
      )
    );
  });
});

describe('wide bars', () => {
  const many = layoutFlameGraph(generateTree({ nodes: 40_000, fanOut: 20_000 }));

  test('are all that a canvas of the whole graph can show, each below its caller', () => {
    const wide = new Set(many.wide.nodes);
    expect(wide.size).toBeLessThan(many.all().nodes.length);
    expect([...many.all().nodes].filter((node) => many.widthOf(node) >= many.least)).toEqual([...many.wide.nodes]);
  });

  test('are not asked for what only all bars have', () => {
    const sees = (minWidth: number) => {
      const asked = { ...many, all: jest.fn(many.all) };
      forEachVisibleBar(asked, 1, 0, many.widthOf(0), minWidth, () => {});
      return asked.all.mock.calls.length;
    };
    expect([sees(many.least), sees(many.least / 2)]).toEqual([0, 1]);
  });
});

describe('the bar under a value', () => {
  const layout = layoutFlameGraph(tree);
  const nameAt = (row: number, value: number) => {
    const node = barAt(layout, row, value, 0);
    return node < 0 ? undefined : tree.functions.names[tree.functionIndex[node]];
  };

  test('covers it from its start up to before its end', () => {
    expect([nameAt(1, 0), nameAt(1, 1.99), nameAt(1, 2), nameAt(2, 7), nameAt(3, 7.5)]).toEqual([
      'idle',
      'idle',
      'main',
      'walk',
      'step',
    ]);
  });

  test('is none beside the graph, in a caller’s self and outside the rows', () => {
    expect([
      nameAt(1, -0.1),
      nameAt(1, 13),
      nameAt(2, 10),
      nameAt(2, 1),
      nameAt(4, 1),
      nameAt(-1, 1),
      nameAt(0, NaN),
    ]).toEqual(Array.from({ length: 7 }, () => undefined));
  });

  test('is never one without width', () => {
    const gone = asWideAs(tree, Float64Array.of(10, 0, 10, 0, 0, 0));
    expect([barAt(gone, 1, 0, 0), barAt(gone, 2, 0, 0)]).toEqual([2, -1]);
  });

  test('is none that is narrower than asked for', () => {
    expect([barAt(layout, 1, 1, 2), barAt(layout, 1, 1, 3)]).toEqual([1, -1]);
  });
});

describe('a million nodes', () => {
  const large = generateTree({ nodes: 1_000_000, fanOut: 125_000 });
  const layout = layoutFlameGraph(large);

  test.each([
    ['the whole graph', 0, 1],
    ['a thousandth', 0.4, 0.401],
  ])(
    'of %s no bar narrower than half a pixel is visited, and little more is read than is drawn',
    (_, fromShare, toShare) => {
      const [from, to] = [fromShare * large.total[0], toShare * large.total[0]];
      const halfPixel = (to - from) / 1920 / 2;
      const { counted, reads } = countReads(layout);
      let drawn = 0;
      for (let row = 0; row < layout.rowCount; row++) {
        forEachVisibleBar(counted, row, from, to, halfPixel, (node) => {
          drawn++;
          expect(large.total[node]).toBeGreaterThanOrEqual(halfPixel);
        });
      }
      expect(drawn).toBeGreaterThan(500);
      // Per row a binary search, per bar a climb and a descent in a pyramid of 7 levels of 8.
      expect(reads()).toBeLessThan((drawn + layout.rowCount) * 7 * 8);
    }
  );

  test('hit testing reads a few entries per row', () => {
    const { counted, reads } = countReads(layout);
    for (let row = 0; row < layout.rowCount; row++) {
      barAt(counted, row, large.total[0] / 3, 0);
    }
    expect(reads()).toBeLessThan(layout.rowCount * 50);
  });

  test('in a row of 125,000 bars too narrow to see, one search reads at most what the pyramid is high', () => {
    const flat = layoutFlameGraph(flatTree([...Array.from({ length: 125_000 }, () => 1), 1000]));
    const { counted, reads } = countReads(flat);
    expect(nextBarAtLeast(counted.all(), 1, flat.all().rowStart[2], 500)).toBe(125_001);
    expect(reads()).toBeLessThan(150);
  });
});

test('100,000 rows are laid out', () => {
  const deep = generateTree({ nodes: 300_000, depth: 100_000 });
  const layout = layoutFlameGraph(deep);
  expect(layout.rowCount).toBe(100_001);
  expectNoOverlap(deep, layout);
});

function asWideAs(of: CallTree, widths: Float64Array): FlameLayout {
  return layoutFlameGraph(of, placeRows(of.depth, widths));
}

function trees(value: fc.Arbitrary<number>, maxLength = 30): fc.Arbitrary<CallTree> {
  const names = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  return fc
    .array(fc.tuple(fc.array(names, { maxLength: 6 }), value), { maxLength })
    .map((rows) =>
      buildCallTree(profileFromText(rows.map(([stack, self]) => `${stack.join('; ')} ${self}`).join('\n')), 0)
    );
}

/** A root with one child per width. */
function flatTree(widths: readonly number[]): CallTree {
  const length = widths.length + 1;
  return {
    ...treeFromText(''),
    length,
    functionIndex: new Int32Array(length),
    depth: new Int32Array(length).fill(1, 1),
    self: Float64Array.from([0, ...widths]),
    total: Float64Array.from([widths.reduce((sum, width) => sum + width, 0), ...widths]),
    subtreeEnd: Int32Array.from({ length }, (_, node) => (node === 0 ? length : node + 1)),
  };
}

function coveredByCallees(of: CallTree, layout: FlameLayout): Float64Array {
  const parent = parentOfNodes(of.depth);
  const covered = new Float64Array(of.length);
  for (let node = 1; node < of.length; node++) {
    covered[parent[node]] += layout.widthOf(node);
  }
  return covered;
}

/** Within a row each bar begins where the one before it has ended or later, and no bar leaves its caller's. */
function expectNoOverlap(of: CallTree, layout: FlameLayout) {
  const parent = parentOfNodes(of.depth);
  const end = (node: number) => layout.startOf(node) + layout.widthOf(node);
  let faults = 0;
  for (let row = 0; row < layout.rowCount; row++) {
    const nodes = nodesOfRow(layout, row);
    for (let position = 0; position < nodes.length; position++) {
      const node = nodes[position];
      // The last digit of a sum of fractions may differ.
      const isBehindNeighbour = position === 0 || end(nodes[position - 1]) <= layout.startOf(node) + 1e-9;
      const isInCaller =
        row === 0 || (layout.startOf(parent[node]) <= layout.startOf(node) && end(node) <= end(parent[node]) + 1e-9);
      faults += isBehindNeighbour && isInCaller && of.depth[node] === row ? 0 : 1;
    }
  }
  expect(faults).toBe(0);
}

/** The same layout over columns that count how often an entry is read. */
function countReads(layout: FlameLayout): { counted: FlameLayout; reads: () => number } {
  let count = 0;
  const counting = <T extends object>(column: T): T =>
    new Proxy(column, {
      get(target, property) {
        count += typeof property === 'string' && /^\d+$/.test(property) ? 1 : 0;
        return Reflect.get(target, property, target);
      },
    });
  const countingRows = ({ rowStart, nodes, start, width, widest }: BarRows): BarRows => ({
    rowStart,
    nodes: counting(nodes),
    start: counting(start),
    width: counting(width),
    widest: { levels: widest.levels.map(counting) },
  });
  return {
    counted: {
      ...layout,
      wide: countingRows(layout.wide),
      all: () => countingRows(layout.all()),
    },
    reads: () => count,
  };
}
