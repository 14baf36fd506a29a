import { createTheme } from '@grafana/data';
import { BitSet } from '../../base/bitSet';
import { finish } from '../../base/steps';
import { diffTrees } from '../../engine/diff/diffTrees';
import { collapseChains } from '../../engine/transform/collapseChains';
import { type CallTree } from '../../engine/tree/callTree';
import { generateTree } from '../../engine/tree/generateTree.testHelper';
import { DEFAULT_CHOICES } from '../profile/viewChoices';
import { treeFromText } from '../../engine/tree/treeText';
import { plainFormat } from '../profile/plainFormat.testHelper';
import { type ProfileModel, profileOfChains, profileOfTree } from '../profile/profileModel';
import { barNote } from './describeBar';
import { callsByRow } from './callsByRow';
import { type BarStyles, mutedIndex, treeStyles } from './barStyles';
import { TextFitter } from './fitText';
import { RecordingContext } from './recordingContext.testHelper';
import { type Picture } from './picture';
import { renderFlameGraph } from './renderFlameGraph';
import { ROW_HEIGHT_PX, type Viewport, windowOf } from './viewport';

const theme = createTheme();

const tree = treeFromText(`
idle 2
main 3
  parse 1
  work
    hash 4
`);

interface Look extends Pick<Picture, 'matches' | 'outlined'> {
  readonly viewport?: Partial<Viewport>;
  readonly focusedNode?: number;
  readonly styles?: Partial<BarStyles>;
}

function picture(
  profile: ProfileModel,
  context: RecordingContext,
  { viewport, focusedNode = 0, styles, matches, outlined }: Look = {}
): Picture {
  return {
    profile,
    viewport: {
      ...windowOf(profile, focusedNode),
      widthPx: 1000,
      heightPx: 400,
      scrollTopPx: 0,
      contentHeightPx: profile.layout.rowCount * ROW_HEIGHT_PX,
      orientation: 'rootAtTop',
      pixelRatio: 1,
      ...viewport,
    },
    styles: {
      ...treeStyles(profile, theme, { ...DEFAULT_CHOICES, colorBy: 'function' }),
      focusedRow: profile.tree.depth[focusedNode],
      ...styles,
    },
    noteOf: (node) => barNote(profile, node, 'share', plainFormat),
    matches,
    outlined,
    texts: new TextFitter((text) => context.measureText(text).width),
    font: '12px sans-serif',
  };
}

function draw(drawn: CallTree, look?: Look) {
  const context = new RecordingContext();
  const profile = profileOfTree(drawn);
  const record = renderFlameGraph(context, picture(profile, context, look));
  return { context, record, styles: picture(profile, context, look).styles };
}

test('bars lie below their callers, as wide as their totals', () => {
  expect(draw(tree).context.toText()).toBe(
    [
      '[total                                                                                             ]',
      '[idle              ][main                                                                          ]',
      '                    [parse   ][work                                  ]',
      '                              [hash                                  ]',
    ].join('\n')
  );
});

test('a focused bar fills the width, its callers lie above it, and what is beside it is not drawn', () => {
  const { context, record } = draw(tree, { focusedNode: 4, viewport: { widthPx: 200 } });
  expect(context.toText()).toBe(
    ['[total             ]', '[main              ]', '[work              ]', '[hash              ]'].join('\n')
  );
  expect(record.visited).toBe(4);
});

test('the bar of a chain says for how many calls it stands, and is found by each of them', () => {
  const unchained = treeFromText('serve 0\n  handle 0\n    parse 2\n    work 3');
  const chains = finish(collapseChains(unchained));
  const { tree: chained } = chains;
  const profile = profileOfChains(profileOfTree(unchained), chains);
  const context = new RecordingContext();
  const matched = bitsOf(chained, (name) => name === 'handle');
  const chainPicture = picture(profile, context, { styles: { matched } });
  renderFlameGraph(context, chainPicture);
  expect(context.texts.map(({ text }) => text)).toContain('serve (2)');
  const fillOf = (row: number) => context.boxes.find(({ y }) => y === row * ROW_HEIGHT_PX)?.fill;
  const muted = chainPicture.styles.styles[mutedIndex(chainPicture.styles)].fill;
  expect([fillOf(0) === muted, fillOf(1) === muted, fillOf(2) === muted]).toEqual([true, false, true]);
});

test('callers of the focused bar are faded, the bar itself is not', () => {
  const { context, styles } = draw(tree, { focusedNode: 4 });
  const faded = styles.styles.slice(styles.paletteLength, 2 * styles.paletteLength).map(({ fill }) => fill);
  const isFaded = [...context.boxes].sort((a, b) => a.y - b.y).map(({ fill }) => faded.includes(fill));
  expect(isFaded).toEqual([true, true, false, false]);
});

test('only rows on the canvas are visited', () => {
  const { context, record } = draw(tree, { viewport: { heightPx: ROW_HEIGHT_PX, scrollTopPx: 2 * ROW_HEIGHT_PX } });
  expect(record).toMatchObject({ bars: 2, visited: 2 });
  expect(context.boxes.every(({ y }) => y === 0)).toBe(true);
});

test('functions that a search did not find are muted', () => {
  const matched = new BitSet(tree.functions.length);
  matched.add(tree.functions.names.indexOf('hash'));
  const { context, styles } = draw(tree, { styles: { matched } });
  const muted = styles.styles[mutedIndex(styles)].fill;
  expect(context.boxes.filter(({ fill }) => fill !== muted)).toEqual([
    expect.objectContaining({ y: 3 * ROW_HEIGHT_PX, x: 300 }),
  ]);
});

test('a found bar keeps its colour however narrow it is', () => {
  const thin = treeFromText('wide 9990\nthin 6\nother 4');
  const matched = new BitSet(thin.functions.length);
  matched.add(thin.functions.names.indexOf('thin'));
  const { context, styles } = draw(thin, { styles: { matched } });
  const muted = styles.styles[mutedIndex(styles)].fill;
  expect(context.boxes.filter(({ fill }) => fill !== muted)).toHaveLength(1);
});

test('a name that does not fit is cut, one that cannot be cut is left out', () => {
  const { context } = draw(treeFromText('a_rather_long_name 6\nb_long 3\nc 1'), { viewport: { widthPx: 100 } });
  const labels = context.texts.filter(({ y }) => y > ROW_HEIGHT_PX).map(({ text }) => text);
  expect(labels).toEqual(['a_rath…', 'b…']);
});

test('bars with room to spare show their share at the right end', () => {
  const { context } = draw(tree);
  const hash = context.texts.filter(({ y }) => y > 3 * ROW_HEIGHT_PX);
  expect(hash.map(({ text }) => text)).toEqual(['hash', '40.0 %']);
  expect(hash[1].x).toBeGreaterThan(hash[0].x + 100);
});

test('edges lie on device pixels and neighbours do not overlap', () => {
  const { context, styles } = draw(generateTree({ nodes: 5000, depth: 12, fanOut: 40 }), {
    viewport: { pixelRatio: 1.5 },
  });
  const muted = styles.styles[mutedIndex(styles)].fill;
  const coloured = context.boxes.filter(({ fill }) => fill !== muted).sort((a, b) => a.y - b.y || a.x - b.x);
  coloured.forEach(({ x, y, widthPx }, index) => {
    expect(x * 1.5).toBeCloseTo(Math.round(x * 1.5), 6);
    expect(widthPx * 1.5).toBeCloseTo(Math.round(widthPx * 1.5), 6);
    const next = coloured.at(index + 1);
    expect(next === undefined || next.y > y ? Infinity : next.x).toBeGreaterThanOrEqual(x + widthPx - 1e-6);
  });
});

describe('a tree of a million nodes', () => {
  const profile = profileOfTree(generateTree({ nodes: 1_000_000 }));

  test.each([
    ['the whole', 0],
    ['a wide bar', 1],
    ['a bar far to the right', profile.layout.all().nodes[profile.layout.all().rowStart[2] - 1]],
  ])('with %s focused costs what its pixels cost', (_, focusedNode) => {
    const context = new RecordingContext();
    const look = picture(profile, context, { focusedNode });
    const record = renderFlameGraph(context, look);
    const rows = Math.ceil(400 / ROW_HEIGHT_PX);
    expect(record.visited).toBeLessThanOrEqual(rows * 1000 * 2);
    expect(record.labels).toBeLessThanOrEqual(((rows * 1000) / 24) * 2);
    expect(record.bars).toBeGreaterThan(0);
  });

  test('never visits a bar narrower than half a pixel, nor one off the canvas', () => {
    const context = new RecordingContext();
    const look = picture(profile, context, { focusedNode: 1, viewport: { scrollTopPx: 100 } });
    const visited: number[] = [];
    // Where everything matches, every visited bar is asked for its colour.
    const matched = bitsOf(profile.tree, () => true);
    const paletteIndexOf = (node: number) => visited.push(node) && 0;
    const watched = { ...look, styles: { ...look.styles, matched, paletteIndexOf } };
    const record = renderFlameGraph(context, watched);
    expect(visited).toHaveLength(record.visited);
    const { fromValue, toValue } = look.viewport;
    const perPixel = (toValue - fromValue) / 1000;
    for (const node of visited) {
      expect(profile.layout.widthOf(node)).toBeGreaterThanOrEqual(perPixel / 2);
      expect(profile.layout.startOf(node)).toBeLessThan(toValue);
      expect(profile.layout.startOf(node) + profile.layout.widthOf(node)).toBeGreaterThan(fromValue);
      expect(profile.tree.depth[node]).toBeGreaterThanOrEqual(4);
      expect(profile.tree.depth[node]).toBeLessThan(23);
    }
  });
});

test.each([
  ['100,000 deep', { nodes: 101_000, depth: 100_000, fanOut: 10 }],
  ['125,000 children of one node', { nodes: 126_000, depth: 3, fanOut: 125_000 }],
])('a tree %s is drawn', (_, shape) => {
  const { record } = draw(generateTree(shape));
  expect(record.bars).toBeGreaterThan(0);
});

test('touching muted bars are one box', () => {
  const children = Array.from({ length: 1000 }, (_, index) => `f${String(index).padStart(4, '0')} 1`).join('\n');
  const { context, record } = draw(treeFromText(children), { viewport: { widthPx: 800 } });
  expect(record.bars).toBe(1001);
  expect(context.boxes).toHaveLength(2);
});

test('a profile without any value draws nothing', () => {
  const { record } = draw(treeFromText('main 0'));
  expect(record).toEqual({ bars: 0, labels: 0, visited: 0 });
});

test('with the root at the bottom, callees lie above', () => {
  const heightPx = 4 * ROW_HEIGHT_PX;
  const { context } = draw(tree, { viewport: { orientation: 'rootAtBottom', heightPx, widthPx: 200 } });
  expect(context.toText()).toBe(
    ['      [hash  ]', '    [][work  ]', '[id][main          ]', '[total             ]'].join('\n')
  );
});

describe('matches too narrow to be drawn', () => {
  const lines = Array.from(
    { length: 30_000 },
    (_, index) => `f${100_000 + index}${index % 600 === 0 ? '_needle' : ''} 1`
  );
  const thin = treeFromText([...lines, 'wide 30000'].join('\n'));
  const matched = bitsOf(thin, (name) => name.endsWith('needle'));
  const callsOf = (functions: BitSet) => callsByRow(profileOfTree(thin), functions, false);
  const matches = callsOf(matched);

  test('have marks in their place, no more than there are pixels', () => {
    const { context, styles } = draw(thin, { styles: { matched }, matches });
    const marks = context.boxes.filter(({ fill }) => fill === styles.marks.match);
    expect(marks.map(({ x }) => x)).toEqual(Array.from({ length: 50 }, (_, index) => index * 10));
  });

  test('share marks where they are dense: there are never more than pixels', () => {
    const all = bitsOf(thin, (name) => name.startsWith('f1'));
    const { context, styles } = draw(thin, { styles: { matched: all }, matches: callsOf(all) });
    const marks = context.boxes.filter(({ fill }) => fill === styles.marks.match);
    expect(marks).toEqual([expect.objectContaining({ x: 0, widthPx: 501 })]);
  });

  test('have none where they have a bar', () => {
    const zoomed = { fromValue: 0, toValue: 200 };
    const { context, styles } = draw(thin, { styles: { matched }, matches, viewport: zoomed });
    expect(context.boxes.filter(({ fill }) => fill === styles.marks.match)).toEqual([]);
  });
});

test('functions that another panel points at are outlined, narrow ones marked', () => {
  const thin = treeFromText('here 5000\nthere 4999\n  here 1');
  const functions = bitsOf(thin, (name) => name === 'here');
  const { context, styles } = draw(thin, { outlined: callsByRow(profileOfTree(thin), functions, true) });
  const outlines = context.boxes.filter(({ fill }) => fill === styles.marks.outline);
  expect(outlines.slice(0, 4).map(({ x, widthPx }) => [x, widthPx])).toEqual([
    [0, 500],
    [0, 500],
    [0, 2],
    [498, 2],
  ]);
  expect(outlines.slice(4).every(({ y }) => y >= 2 * ROW_HEIGHT_PX)).toBe(true);
  expect(outlines).toHaveLength(8);
});

test('in a diff new bars stand on a line and vanished ones on dashes', () => {
  const diff = diffTrees(treeFromText('gone 10\nkept 10'), treeFromText('kept 10\nnovel 10'));
  if (!diff.ok) {
    throw new Error('the units are the same');
  }
  const { context } = draw(diff.value, { viewport: { widthPx: 300 } });
  const feet = context.boxes.filter(({ y }) => y === 2 * ROW_HEIGHT_PX - 3);
  const within = (from: number, to: number) => feet.filter(({ x }) => x >= from && x < to).length;
  expect([within(0, 100), within(100, 200), within(200, 300)]).toEqual([15, 0, 1]);
});

function bitsOf({ functions }: CallTree, isWanted: (name: string) => boolean): BitSet {
  const bits = new BitSet(functions.length);
  functions.names.forEach((name, index) => {
    if (isWanted(name)) {
      bits.add(index);
    }
  });
  return bits;
}
