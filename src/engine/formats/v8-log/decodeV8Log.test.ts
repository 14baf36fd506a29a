import { readFileSync } from 'node:fs';
import { checkProfile } from '../../profile/checkProfile';
import { type Profile } from '../../profile/profile';
import { buildCallTree } from '../../tree/buildCallTree';
import { functionTotals } from '../../tree/functionTotals';
import { treeFromText, treeToText } from '../../tree/treeText';
import { decodeProfile } from '../decodeProfile';

function decode(content: unknown): Profile {
  const bytes = content instanceof Uint8Array ? content : new TextEncoder().encode(JSON.stringify(content));
  const profile = decodeProfile(bytes);
  expect(profile.format).toBe('V8 log');
  expect(checkProfile(profile)).toEqual([]);
  return profile;
}

const treeOf = (profile: Profile, type = 0) => treeToText(buildCallTree(profile, type));
const printed = (text: string) => treeToText(treeFromText(text));

const code = (name: string, details: object = {}) => ({ name, type: 'JS', kind: 'Unopt', ...details });
const file = (codes: readonly object[], ticks: readonly object[]) => ({
  code: codes,
  functions: [],
  ticks,
  scripts: [],
});

describe('a log of Node', () => {
  const profile = decode(readFileSync('testdata/node/work.v8log.json'));

  it('has its ticks, and the time up to the last one', () => {
    expect([0, 1].map((type) => buildCallTree(profile, type).total[0])).toEqual([549, 744_760_000]);
    expect(profile.samples.startNs?.slice(0, 3)).toEqual(Float64Array.of(0, 369_000, 5_728_000));
  });

  it('finds the hot function with its file and line', () => {
    const tree = buildCallTree(profile, 0);
    const spin = tree.functions.names.indexOf('spin');
    expect(tree.functions.fileNames[spin]).toBe('/srv/node/app.js');
    expect(functionTotals(tree).total[spin] / tree.total[0]).toBeGreaterThan(0.7);
  });
});

it('stacks come leaf first, in pairs, without code that nobody knows', () => {
  const codes = [code('main a.js:1:1'), code('get size a.js:7:3'), code(' a.js:9:9')];
  const ticks = [
    { tm: 5, vm: 0, s: [1, 40, 0, 8] },
    { tm: 9, vm: 6, s: [-1, 139_000, 2, 4, 1, 40, 0, 8] },
  ];
  const profile = decode(file(codes, ticks));
  expect(treeOf(profile).trimEnd()).toBe(
    [
      '- total (total: 2, self: —)',
      '  - main [a.js] (total: 2, self: —)',
      '    - get size [a.js] (total: 2, self: 1)',
      '      - (anonymous) [a.js] (total: 1, self: 1)',
    ].join('\n')
  );
  expect(Array.from(profile.functions.startLine)).toEqual([1, 7, 9]);
});

it('what V8 itself does lies on top of what it does it for', () => {
  const ticks = [
    { tm: 1, vm: 1, s: [0, 0] },
    { tm: 2, vm: 4, s: [-1, 7] },
    { tm: 3, vm: 5, s: [-1, 7] },
    { tm: 4, vm: 6, s: [1, 7] },
  ];
  const codes = [code('main'), { name: '/usr/lib/libc.so.6', type: 'SHARED_LIB' }];
  const profile = decode(file(codes, ticks));
  expect(treeOf(profile)).toBe(printed('main\n  (garbage collector) 1\n(compiler) 1\n(program) 1\n[libc.so.6] 1'));
  expect(profile.mappings).toEqual([{ fileName: '/usr/lib/libc.so.6', buildId: '' }]);
});

it('ticks out of order take their place in time', () => {
  const ticks = [7, 3].map((tm) => ({ tm, vm: 0, s: [0, 0] }));
  const { samples } = decode(file([code('main')], ticks));
  expect([samples.startNs, samples.values[1]]).toEqual([Float64Array.of(0, 3000), Float64Array.of(3000, 4000)]);
});

it('a tick without a stack is refused', () => {
  expect(() => decode(file([], [{ tm: 1 }]))).toThrow('has a tick without a time or a stack, number 0');
});
