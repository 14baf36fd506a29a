import { readFileSync } from 'node:fs';
import { checkProfile } from '../../profile/checkProfile';
import { profileTypesOf } from '../../profile/profileType';
import { type Profile } from '../../profile/profile';
import { buildCallTree } from '../../tree/buildCallTree';
import { treeToText } from '../../tree/treeText';
import { DecodeError } from '../decodeError';
import { decodeProfile } from '../decodeProfile';
import { pickle } from '../pickle/pickleWriter.testHelper';

const read = (name: string) => decodeProfile(readFileSync(`testdata/yappi/rideshare-cpu.${name}`));
const profile = read('ystat');

/** What was recorded per function, as text: name, self, total in whole nanoseconds, all calls. */
function functionsOf({ functions, strings, callGraph }: Profile): string[] {
  return Array.from(functions.name, (name, row) => {
    const { self, total, callCount } = callGraph?.functions ?? { self: [[]], total: [[]], callCount: [] };
    return [strings[name], Math.round(self[0][row]), Math.round(total[0][row]), callCount[row]].join(' ');
  }).sort();
}

/** What was recorded per call. */
function callsOf({ functions, strings, callGraph }: Profile): string[] {
  const { caller, callee, total, callCount } = callGraph?.calls ?? {
    caller: [],
    callee: [],
    total: [[]],
    callCount: [],
  };
  return Array.from(caller, (row, index) =>
    [
      strings[functions.name[row]],
      strings[functions.name[callee[index]]],
      Math.round(total[0][index]),
      callCount[index],
    ].join(' ')
  ).sort();
}

test('the clock says whether the time is CPU time', () => {
  expect(profileTypesOf(profile).map(({ id }) => id)).toEqual(['process_cpu:cpu:nanoseconds::']);
  expect([profile.approximate, checkProfile(profile)]).toEqual([true, []]);
});

test('functions and calls are those of the pstat file of the same run', () => {
  expect(functionsOf(profile).find((text) => text.startsWith('order_car'))).toMatch(/ 137626318 3$/);
  // The pstat file has all calls and those from outside the other way round.
  const withoutCounts = (texts: readonly string[]) => texts.map((text) => text.slice(0, text.lastIndexOf(' '))).sort();
  expect(withoutCounts(functionsOf(profile))).toEqual(withoutCounts(functionsOf(read('pstat'))));
  expect(withoutCounts(callsOf(profile))).toEqual(withoutCounts(callsOf(read('pstat'))));
});

test('calls are counted with those of a function by itself, as in the text that yappi prints', () => {
  expect(functionsOf(profile).filter((text) => /^(even|odd|fib) /.test(text))).toEqual([
    'even 67037 135162 62',
    'fib 9530642 9530642 8361',
    'odd 69196 133809 61',
  ]);
});

test('the tree that is made up of them goes from main to its orders', () => {
  const lines = treeToText(buildCallTree(profile, 0))
    .replaceAll(' [/srv/rideshare/rideshare.py]', '')
    // A cost that several callers share is divided; what is left of a nanosecond is of no interest.
    .replace(/\d+\.\d+/g, (number) => String(Math.round(Number(number))))
    .split('\n');
  const isOfRides = (line: string) => /^(?: {2}){1,2}- (?:main|even|fib|odd|order_\w+) /.test(line);
  expect(lines.filter(isOfRides)).toEqual([
    '  - main (total: 194209915, self: 76354)',
    '    - even (total: 71547, self: 35207)',
    '    - fib (total: 9530642, self: 9530642)',
    '    - odd (total: 64686, self: 32856)',
    '    - order_bike (total: 31923823, self: 6405)',
    '    - order_car (total: 99581675, self: 7051)',
    '    - order_scooter (total: 52921229, self: 7393)',
    '  - main [/srv/rideshare/threads.py] (total: 810056, self: 15352)',
  ]);
});

test('a recording without functions is refused', () => {
  expect(() => decodeProfile(pickle.object('yappi', 'YFuncStats', { _clock_type: 'cpu' }))).toThrow(DecodeError);
});
