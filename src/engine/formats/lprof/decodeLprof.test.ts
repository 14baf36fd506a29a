import { readFileSync } from 'node:fs';
import { profileTypesOf } from '../../profile/profileType';
import { buildCallTree } from '../../tree/buildCallTree';
import { treeToText } from '../../tree/treeText';
import { DecodeError } from '../decodeError';
import { decodeProfile } from '../decodeProfile';
import { pickle } from '../pickle/pickleWriter.testHelper';

const recorded = readFileSync('testdata/line_profiler/lp.py.lprof');

test('a line is a frame below its function, with its time in nanoseconds and its hits', () => {
  const profile = decodeProfile(recorded);
  expect(profile.format).toBe('lprof');
  expect(profileTypesOf(profile).map(({ id }) => id)).toEqual(['line:time:nanoseconds::', 'line:hits:count::']);
  expect(treeToText(buildCallTree(profile, 0))).toBe(
    [
      '- total (total: 9403288, self: —)',
      '  - other [lp.py] (total: 4787340, self: —)',
      '    - lp.py:12 [lp.py] (total: 4787340, self: 4787340)',
      '  - work [lp.py] (total: 4615948, self: —)',
      '    - lp.py:5 [lp.py] (total: 802, self: 802)',
      '    - lp.py:6 [lp.py] (total: 27094, self: 27094)',
      '    - lp.py:7 [lp.py] (total: 36864, self: 36864)',
      '    - lp.py:8 [lp.py] (total: 4549706, self: 4549706)',
      '    - lp.py:9 [lp.py] (total: 1482, self: 1482)',
    ].join('\n')
  );
  expect(treeToText(buildCallTree(profile, 1))).toContain('- lp.py:6 [lp.py] (total: 300, self: 300)');
});

test.each(['line_profiler.line_profiler', 'line_profiler._line_profiler'])(
  'newer and older versions of line_profiler name their class %s',
  (module) => {
    const lines = [[8, 3, 45]];
    const bytes = pickle.object(module, 'LineStats', { timings: [[['/srv/a.py', 7, 'work'], lines]], unit: 1e-6 });
    expect(treeToText(buildCallTree(decodeProfile(bytes), 0))).toContain(
      '- work [/srv/a.py] (total: 45000, self: —)\n    - a.py:8 [/srv/a.py] (total: 45000, self: 45000)'
    );
  }
);

test.each([
  ['no timings', { unit: 1e-6 }],
  ['no unit', { timings: [] }],
  ['a unit of nothing', { timings: [], unit: 0 }],
  ['a function without a name', { timings: [[['a.py', 7], []]], unit: 1 }],
  ['a line that is none', { timings: [[['a.py', 7, 'f'], [['x', 1, 2]]]], unit: 1 }],
])('statistics with %s are refused', (_, state) => {
  expect(() => decodeProfile(pickle.object('line_profiler', 'LineStats', state))).toThrow(DecodeError);
});

test('statistics without any function say what was forgotten', () => {
  const bytes = pickle.object('line_profiler', 'LineStats', { timings: [], unit: 1 });
  expect(decodeProfile(bytes).notices).toEqual(['No function was profiled: mark some with @profile.']);
});

test('a list that thousands of functions share is not read thousands of times', () => {
  const lines = Array.from({ length: 4000 }, (_, line) => [line, 1, 1]);
  const timings = Array.from({ length: 4000 }, (_, index) => [['a.py', index, 'f'], lines]);
  expect(() => decodeProfile(pickle.object('line_profiler', 'LineStats', { timings, unit: 1 }))).toThrow(DecodeError);
});
