import { type DataFrame } from '@grafana/data';
import { finish } from '../../base/steps';
import { NO_TRANSFORMS } from '../../engine/transform/treeTransforms';
import { generateTree } from '../../engine/tree/generateTree.testHelper';
import { treeFromText, treeToText } from '../../engine/tree/treeText';
import { profileFrame } from '../../frames/profileFrame';
import { type Preparation, prepareProfile } from './prepareProfile';

const meta = { profileType: '', store: 'files' };
const frameOf = (text: string, unit = 'bytes'): DataFrame => profileFrame(treeFromText(text, unit), meta);

function prepared(preparation: Preparation) {
  const result = finish(prepareProfile(preparation));
  if (!result.ok) {
    throw new Error(result.error.sentence);
  }
  return result.value;
}

const frame = frameOf('main 1\n  work 2\nidle 3');
const baseline = frameOf('main 4');

test('two frames become a diff, which can be swapped', () => {
  expect(treeToText(prepared({ source: { frame: frameOf('main 1'), baseline } }).profile.tree)).toBe(
    '- total (total: 1, self: —; baseline total: 4, self: —)\n  - main (total: 1, self: 1; baseline total: 4, self: 4)'
  );
  expect(treeToText(prepared({ source: { frame: frameOf('main 1'), baseline }, isSwapped: true }).profile.tree)).toBe(
    '- total (total: 4, self: —; baseline total: 1, self: —)\n  - main (total: 4, self: 4; baseline total: 1, self: 1)'
  );
});

test('sides of different units are refused with a sentence', () => {
  const result = finish(prepareProfile({ source: { frame, baseline: frameOf('main 1', 'nanoseconds') } }));
  expect(result).toEqual({ ok: false, error: { sentence: expect.stringContaining('cannot be compared') } });
});

test('equal input gives the same profile, so that nothing is made again', () => {
  const preparation: Preparation = {
    source: { frame, baseline },
    isSwapped: true,
    transforms: { ...NO_TRANSFORMS, hidden: [{ name: 'main', fileName: '' }] },
  };
  const again = { ...preparation, transforms: { ...NO_TRANSFORMS, hidden: [{ name: 'main', fileName: '' }] } };
  expect(prepared(again).profile).toBe(prepared(preparation).profile);
  expect(prepared({ ...again, barWidth: 'baseline' }).profile).not.toBe(prepared(preparation).profile);
});

test('transforms that cannot be carried out leave the profile as it is, and say why', () => {
  const { profile, transformProblem } = prepared({
    source: { frame },
    transforms: { ...NO_TRANSFORMS, hidePattern: '/(/' },
  });
  expect(transformProblem).toContain('/(/');
  expect(profile.tree.total[0]).toBe(6);
});

test('the functions of a collapsed chain are still counted one by one', () => {
  const { profile } = prepared({
    source: { frame: frameOf('a 0\n  b 0\n    c 5\nd 1') },
    transforms: { ...NO_TRANSFORMS, collapseChains: true },
  });
  const { names } = profile.tree.functions;
  const totals = Object.fromEntries(names.map((name, index) => [name, profile.functionTotals().total[index]]));
  expect(totals).toMatchObject({ a: 5, b: 5, c: 5, d: 1 });
  expect([...(profile.unchained?.firstNode ?? [])]).toEqual([0, 1, 4, 5]);
});

test('each step says what it does before it does it', () => {
  const steps = prepareProfile({ source: { frame }, transforms: { ...NO_TRANSFORMS, collapseRecursion: true } });
  const said: string[] = [];
  for (let step = steps.next(); step.done !== true; step = steps.next()) {
    said.push(...(step.value === undefined ? [] : [step.value]));
  }
  expect(said).toEqual(['Reading 4 call nodes', 'Filtering and grouping', 'Placing bars']);
});

test('tables are exact where a frame knows numbers beside a tree that was made up', () => {
  const exactFunctions = { names: ['main', 'work'], files: ['', ''], self: [7, 2], total: [9, 2] };
  const exact = profileFrame(treeFromText('main 1\n  work 2', 'bytes'), { ...meta, exactFunctions });
  const totals = ({ profile }: ReturnType<typeof prepared>) => [...profile.functionTotals().total];
  expect(totals(prepared({ source: { frame: exact } }))).toEqual([3, 9, 2]);
  // What the tree was cut down by is listed, too.
  const more = { names: ['main', 'gone'], files: ['', ''], self: [7, 4], total: [11, 4] };
  const cut = profileFrame(treeFromText('main 11', 'bytes'), { ...meta, exactFunctions: more });
  const listed = prepared({ source: { frame: cut } }).profile;
  expect(listed.tree.functions.names).toEqual(['total', 'main', 'gone']);
  expect([listed.presentFunctions().has(2), listed.functionTotals().self[2]]).toEqual([true, 4]);
  // What is left of a profile is not what was recorded.
  const hidden = [{ name: 'work', fileName: '' }];
  const part = prepared({ source: { frame: exact }, transforms: { ...NO_TRANSFORMS, hidden } });
  expect(totals(part)).not.toContain(9);
  const diff = prepared({ source: { frame: exact, baseline } }).profile;
  expect([...diff.functionTotals().total]).toEqual([3, 9, 2]);
  expect([...(diff.baselineTotals()?.total ?? [])]).toEqual([4, 4, 0]);
  const swapped = prepared({ source: { frame: exact, baseline }, isSwapped: true }).profile;
  expect([...(swapped.baselineTotals()?.total ?? [])]).toEqual([3, 9, 2]);
});

test('of many rows no step is much of the work: the page has its turn in between', () => {
  const large = profileFrame(generateTree({ nodes: 300_000 }), meta);
  const stepsOf = (preparation: Preparation) => [...prepareProfile(preparation)].length;
  const source = { frame: large };
  expect(stepsOf({ source, transforms: { ...NO_TRANSFORMS, collapseRecursion: true } })).toBeGreaterThan(12);
  expect(stepsOf({ source: { frame: large, baseline: large } })).toBeGreaterThan(20);
});
