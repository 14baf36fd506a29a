import { readFileSync } from 'node:fs';
import { exactCallsOf } from '../../call-graph/exactCalls';
import { checkProfile } from '../../profile/checkProfile';
import { type Profile } from '../../profile/profile';
import { mergeProfiles } from '../../profile/mergeProfiles';
import { profileTypesOf } from '../../profile/profileType';
import { buildCallTree } from '../../tree/buildCallTree';
import { treeToText } from '../../tree/treeText';
import { DecodeError } from '../decodeError';
import { decodeProfile } from '../decodeProfile';

const decodeFile = (file: string): Profile => decodeProfile(readFileSync(`testdata/${file}`));
const decodeText = (text: string): Profile => decodeProfile(Buffer.from(text.replace(/^ +/gm, '')));
const sum = (values: Float64Array): number => values.reduce((all, value) => all + value, 0);

/** `name [file]` → self and total of one sample type. */
function functionsOf(profile: Profile, type = 0): Record<string, string> {
  const calls = exactCallsOf(profile, type);
  return Object.fromEntries(
    (calls?.functions.names ?? []).flatMap((name, row) =>
      row === 0
        ? []
        : [
            [
              `${name} [${calls?.functions.fileNames[row]}]`,
              `${calls?.self[row]} ${calls?.total[row]} ×${calls?.callCount[row]}`,
            ],
          ]
    )
  );
}

/** `function file:line values`. */
function linesOf({ callGraph, strings, functions }: Profile): string[] {
  const costs = callGraph?.lineCosts;
  return Array.from(costs?.functionIndex ?? [], (row, index) => {
    const file = strings[costs?.fileName[index] ?? 0];
    const values = costs?.values.map((column) => column[index]).join(' ');
    return `${strings[functions.name[row]]} ${file}:${costs?.line[index]} ${values}`;
  });
}

test('valgrind: instructions of functions and calls', () => {
  const profile = decodeFile('callgrind/callgrind.out.work');
  expect(checkProfile(profile)).toEqual([]);
  expect(profileTypesOf(profile).map(({ id }) => id)).toEqual(['Ir:Ir:count::']);
  expect(exactCallsOf(profile, 0)?.whole).toBe(3_500_985);
  expect(sum(profile.samples.values[0])).toBeCloseTo(3_500_985, 3);
  expect(functionsOf(profile)['spin [/srv/native/demo.c]']).toMatch(/^3360090 3360090 ×/);
  expect(profile.mappings.map(({ fileName }) => fileName)).toContain('/srv/native/demo');
});

test('valgrind: a file that was cut off says so', () => {
  const file = readFileSync('testdata/callgrind/callgrind.out.work', 'utf8');
  const cutOff = /^The file ends before its totals/;
  expect(decodeText(file).notices.filter((notice) => cutOff.test(notice))).toEqual([]);
  expect(decodeText(file.slice(0, file.length / 2)).notices).toContainEqual(expect.stringMatching(cutOff));
  // Others write their sum and no totals.
  expect(decodeFile('callgrind/rideshare.pyprof2calltree.callgrind').notices.join()).not.toMatch(/totals/);
});

test('numbered names and whole ones, relative positions and addresses give the same', () => {
  const whole = decodeFile('callgrind/callgrind.out.work-uncompressed');
  expect(whole.sampleTypes.map(({ name }) => name)).toEqual('Ir Dr Dw I1mr D1mr D1mw ILmr DLmr DLmw'.split(' '));
  // Its functions have 2 instructions less than the file says in all: those have no stack.
  expect(exactCallsOf(whole, 0)?.whole).toBe(3_500_985);
  expect(whole.samples.values.map((column) => Math.round(sum(column)))).toEqual([
    3_500_987, 30_961, 18_575, 1279, 895, 608, 1261, 749, 585,
  ]);
  // Functions come in another order; of their lines only the first event is in both files.
  const own = (profile: Profile) =>
    linesOf(profile)
      .filter((line) => line.includes('demo.c'))
      .map((line) => line.split(' ').slice(0, 3).join(' '))
      .sort();
  const short = decodeFile('callgrind/callgrind.out.work');
  expect(own(whole)).toEqual(own(short));
});

test('levels of recursion are one function', () => {
  const levels = functionsOf(decodeFile('callgrind/callgrind.out.work-recs'));
  expect(Object.keys(levels).filter((name) => name.startsWith('fib'))).toEqual(['fib [/srv/native/demo.c]']);
  const fib = (functions: Record<string, string>) => functions['fib [/srv/native/demo.c]'].split(' ').slice(0, 2);
  expect(fib(levels)).toEqual(fib(functionsOf(decodeFile('callgrind/callgrind.out.work'))));
});

test('inlined lines keep their own file, and calls without one are in the file that is open', () => {
  const profile = decodeText(`
    # callgrind format
    positions: line
    events: Ir Dr
    fl=(1) main.c
    fn=(1) main
    16 400 1
    +2 10
    fi=(2) inline.h
    3 5
    cfn=(2) helper
    calls=2 50
    3 70 7
    fe=(1)
    cfi=(3) other.c
    cfn=(3) work
    calls=1 50
    * 300
    cfn=(4) near
    calls=1 1
    -1 20
    fl=(2)
    fn=(2)
    50 70 7
    fl=(3)
    fn=(3)
    50 300
    fl=(1)
    fn=(4)
    60 20
  `);
  expect(functionsOf(profile)).toEqual({
    'helper [inline.h]': '70 70 ×2',
    'main [main.c]': '415 805 ×NaN',
    'near [main.c]': '20 20 ×1',
    'work [other.c]': '300 300 ×1',
  });
  expect(linesOf(profile)).toEqual([
    'main main.c:16 400 1',
    'main main.c:18 10 0',
    'main inline.h:3 5 0',
    'helper inline.h:50 70 7',
    'work other.c:50 300 0',
    'near main.c:60 20 0',
  ]);
  expect(functionsOf(profile, 1)['main [main.c]']).toBe('1 8 ×NaN');
  expect(profile.approximate).toBe(false);
  expect(treeToText(buildCallTree(profile, 0))).toBe(
    [
      '- total (total: 805, self: —)',
      '  - main [main.c] (total: 805, self: 415)',
      '    - helper [inline.h] (total: 70, self: 70)',
      '    - near [main.c] (total: 20, self: 20)',
      '    - work [other.c] (total: 300, self: 300)',
    ].join('\n')
  );
});

test('parts of one file add up, and jumps cost nothing', () => {
  const part = `
    positions: instr line
    events: Ir
    fn=main
    0x10 7 5
    jcnd=3/4 0x20 9
    0x11 8
    jump=1 0x30 10
    +1 +1
  `;
  expect(functionsOf(decodeText(`version: 1\n${part}\npart: 2\n${part}`))).toEqual({ 'main []': '10 10 ×NaN' });
});

test('lines of merged files add up', () => {
  const profile = decodeText('events: Ir\nfl=a.c\nfn=f\n1 2\n2 3\n');
  expect(linesOf(mergeProfiles([profile, profile]))).toEqual(['f a.c:1 4', 'f a.c:2 6']);
});

test('yappi: microseconds of functions, which say themselves where they begin', () => {
  const profile = decodeFile('yappi/rideshare-wall.callgrind');
  expect(profile.sampleTypes).toEqual([{ name: 'wall', unit: 'nanoseconds' }]);
  const calls = exactCallsOf(profile, 0);
  const row = calls?.functions.names.indexOf('order_car') ?? -1;
  expect(calls?.functions.fileNames[row]).toMatch(/rideshare\.py$/);
  expect(calls?.functions.startLines[row]).toBe(24);
  expect((calls?.total[row] ?? 0) / (calls?.whole ?? 1)).toBeCloseTo(0.4288, 3);
  // It names a function's first line only: those are no costs of lines.
  expect(profile.callGraph?.lineCosts).toBeUndefined();
  expect(profile.notices.join()).toMatch(/functions are called by numbers that the file does not explain/);
});

test("Go's pprof: milliseconds, with the sum of the profile that it was made of", () => {
  const profile = decodeFile('callgrind/go.callgrind');
  expect(checkProfile(profile)).toEqual([]);
  expect(profile.sampleTypes).toEqual([{ name: 'cpu', unit: 'nanoseconds' }]);
  expect(exactCallsOf(profile, 0)?.whole).toBe(1_190_000_000);
  expect(functionsOf(profile)['time.Now [time/time.go]']).toMatch(/^1120000000 1120000000 /);
});

test('Xdebug: tens of nanoseconds and bytes, adding up to the sums that it wrote', () => {
  const profile = decodeFile('callgrind/xdebug.cachegrind');
  expect(checkProfile(profile)).toEqual([]);
  expect(profileTypesOf(profile).map(({ id }) => id)).toEqual(['wall:wall:nanoseconds::', 'memory:memory:bytes::']);
  expect(profile.samples.values.map((column) => Math.round(sum(column)))).toEqual([12_686_180, 439_464]);
  const functions = functionsOf(profile);
  const own = 'rides.php [/srv/rideshare/rides.php]';
  expect(functions[own.replace('rides.php', 'check_driver_availability')]).toBe('9540 10959090 ×1');
  expect(functions[own.replace('rides.php', 'find_nearest_vehicle')]).toBe('19570 12532540 ×2');
  expect(functions['php::range [php:internal]']).toBe('2710 2710 ×1');
  // 15 calls of fib, of which all but the first are of itself.
  expect(functions[own.replace('rides.php', 'fib')]).toMatch(/ ×15$/);
});

test('pyprof2calltree, gperftools, Xdebug and Go say what they count', () => {
  const pyprof = decodeFile('callgrind/rideshare.pyprof2calltree.callgrind');
  expect(functionsOf(pyprof)['spin [rideshare.py]']).toMatch(/^471908097 /);
  expect(profileTypesOf(pyprof)[0].id).toBe('wall:wall:nanoseconds::');
  const gperftools = decodeFile('callgrind/gperftools.callgrind');
  expect(gperftools.sampleTypes).toEqual([{ name: 'samples', unit: 'count' }]);
  expect(exactCallsOf(gperftools, 0)?.whole).toBe(47);
  const typesOf = (events: string) => decodeText(`events: ${events}\nfn=f\n1 2 3\n`);
  expect(typesOf('Time_(10ns) Memory_(bytes)').sampleTypes).toEqual([
    { name: 'wall', unit: 'nanoseconds' },
    { name: 'memory', unit: 'bytes' },
  ]);
  expect(functionsOf(typesOf('Time_(10ns) Memory_(bytes)'))['f []']).toMatch(/^20 /);
  expect(typesOf('cpu(ms)').sampleTypes).toEqual([{ name: 'cpu', unit: 'nanoseconds' }]);
});

test.each([
  ['events:\nfn=f\n1 2', 'does not say what it counts'],
  [`events: ${'e '.repeat(65)}\nfn=f\n1 2`, 'counts more than 64 things'],
  ['events: Ir\nfn=f\n1 many', 'has the cost "many", which is no number (at byte 16)'],
])('is refused: %j', (text, sentence) => {
  expect(() => decodeText(text)).toThrow(DecodeError);
  try {
    decodeText(text);
  } catch (error) {
    expect(error instanceof DecodeError && error.sentence).toContain(sentence);
  }
});
