import { readFileSync } from 'node:fs';
import { checkProfile } from '../../profile/checkProfile';
import { type Profile } from '../../profile/profile';
import { buildCallTree } from '../../tree/buildCallTree';
import { treeToText } from '../../tree/treeText';
import { decodeProfile } from '../decodeProfile';

function decode(text: string, format: string): Profile {
  const profile = decodeProfile(new TextEncoder().encode(text));
  expect(profile.format).toBe(format);
  expect(checkProfile(profile)).toEqual([]);
  return profile;
}

const read = (name: string) => readFileSync(`testdata/${name}`, 'utf8');
const treeOf = (profile: Profile, type = 0) => treeToText(buildCallTree(profile, type)).trimEnd();

/** What the tables say of a function: self and total in ms, all and primitive calls. */
function recorded({ functions, strings, callGraph }: Profile, name: string, type = 0) {
  const row = functions.name.findIndex((index) => strings[index] === name);
  if (callGraph === undefined) {
    return undefined;
  }
  const { self, total, callCount, primitiveCallCount } = callGraph.functions;
  return [self[type][row] / 1e6, total[type][row] / 1e6, callCount[row], primitiveCallCount[row]];
}

const PSTATS = `         40 function calls (38 primitive calls) in 0.166 seconds

   Ordered by: cumulative time

   ncalls  tottime  percall  cumtime  percall filename:lineno(function)
        3    0.010    0.000    0.090    0.030 rideshare.py:24(order_car)
     32/2    0.005    0.000    0.006    0.003 rideshare.py:25(fib)
        0    0.000             0.000          rideshare.py:30(never)
        5    0.151    0.030    0.151    0.030 {built-in method time.sleep}


`;

describe('a table of pstats in a text', () => {
  it('is exact as a table: self, total and calls, recursive ones apart', () => {
    const profile = decode(read('cprofile/rideshare-print_stats.txt'), 'pstats text');
    expect(profile.sampleTypes).toEqual([{ name: 'wall', unit: 'nanoseconds' }]);
    expect(profile.functions.length).toBe(23);
    expect(recorded(profile, 'order_car')).toEqual([0, 90, 3, 3]);
    expect(recorded(profile, 'fib')).toEqual([1, 1, 8361, 1]);
    expect(recorded(profile, '<built-in method time.perf_counter>')).toEqual([71, 71, 1_034_561, 1_034_561]);
  });

  it('is flat as a tree, and marked, because the text has no callers', () => {
    const profile = decode(PSTATS, 'pstats text');
    expect(treeOf(profile)).toBe(
      [
        '- total (total: 166000000, self: —)',
        '  - <built-in method time.sleep> (total: 151000000, self: 151000000)',
        '  - fib [rideshare.py] (total: 5000000, self: 5000000)',
        '  - order_car [rideshare.py] (total: 10000000, self: 10000000)',
      ].join('\n')
    );
    expect(profile.approximate).toBe(true);
    expect(profile.notices).toEqual([
      'The text names functions without their callers: the flame graph is flat.',
      'Times are rounded to milliseconds in the text.',
    ]);
  });

  it('that was made shorter keeps the time of what was left out, in no function', () => {
    const text = (restriction: string) =>
      `         9 function calls (8 primitive calls) in 0.400 seconds\n\n   Ordered by: internal time\n${restriction}${PSTATS.slice(PSTATS.indexOf('   ncalls'))}`;
    const shorter = decode(
      text('   List reduced from 30 to 9 due to restriction <9>\n   List reduced from 9 to 4 due to restriction <4>\n'),
      'pstats text'
    );
    expect(treeOf(shorter).split('\n')[0]).toBe('- total (total: 400000000, self: 234000000)');
    expect(shorter.notices).toContain(
      '26 functions were left out of the text when it was printed: their time is in no function.'
    );
    expect(treeOf(decode(text(''), 'pstats text')).split('\n')[0]).toBe('- total (total: 166000000, self: —)');
  });

  it('knows functions that were never called, and their first lines', () => {
    const profile = decode(PSTATS, 'pstats text');
    expect(recorded(profile, 'never')).toEqual([0, 0, 0, 0]);
    expect(Array.from(profile.functions.startLine)).toEqual([24, 25, 30, 0]);
  });

  it('in a log is the same table, with the time of the log', () => {
    const logged = decode(read('traps/docker-log-prefix.txt'), 'pstats text');
    const { callGraph } = decode(read('cprofile/rideshare-print_stats.txt'), 'pstats text');
    expect(logged.callGraph).toEqual(callGraph);
    const loggedMs = Date.UTC(2025, 0, 29, 21, 7, 30, 365);
    expect(logged.timeRange).toEqual({ fromMs: loggedMs, toMs: loggedMs });
  });

  it.each([
    ['2026-11-21 18:28:01,709 [27206] INFO: '],
    ['[27206] INFO:profiler:'],
    ['Nov 21 18:28:01 host app[27206]: '],
    ['web-1  | '],
    [''],
    ['\t'],
  ])('is read behind "%s" and between lines of others', (prefix) => {
    const lines = PSTATS.split('\n').map((line) => `${prefix}${line}`.trimEnd());
    const withOthers = lines.flatMap((line, row) => (row % 2 === 0 ? [line] : [line, '127.0.0.1 GET / 200 12']));
    expect(decode(withOthers.join('\n'), 'pstats text').callGraph).toEqual(decode(PSTATS, 'pstats text').callGraph);
  });

  it('ends where its rows end', () => {
    const profile = decode(`${PSTATS}        9    9.000    1.000    9.000    1.000 late.py:1(late)\n`, 'pstats text');
    expect(profile.strings).not.toContain('late');
  });

  it('several times in one log adds up', () => {
    const later = PSTATS.replace(/^/gm, '2025-01-29T21:08:30Z ');
    const profile = decode(`${PSTATS.replace(/^/gm, '2025-01-29T21:07:30Z ')}${later}`, 'pstats text');
    expect(recorded(profile, 'fib')).toEqual([10, 12, 64, 4]);
    expect(profile.timeRange).toEqual({
      fromMs: Date.UTC(2025, 0, 29, 21, 7, 30),
      toMs: Date.UTC(2025, 0, 29, 21, 8, 30),
    });
  });

  it('says how many letters could not be read', () => {
    const damaged = Buffer.from(PSTATS.replace('never', 'n\xffver'), 'latin1');
    const { notices, strings } = decodeProfile(damaged);
    expect(strings).toContain('n\uFFFDver');
    expect(notices).toContain('1 letters could not be read and are shown as \uFFFD.');
  });

  it('without rows is refused', () => {
    expect(() => decode(PSTATS.split('\n').slice(0, 5).join('\n'), '')).toThrow('has a table without any function');
  });
});

describe('a table of yappi in a text', () => {
  it('is exact as a table, with CPU time or wall-clock time as it says', () => {
    const profile = decode(read('yappi/rideshare-cpu.txt'), 'yappi text');
    expect(profile.sampleTypes).toEqual([{ name: 'cpu', unit: 'nanoseconds' }]);
    expect(buildCallTree(profile, 0).total[0]).toBe(254_990_000);
    expect(recorded(profile, 'order_car')).toEqual([0.01, 137.626, 3, 3]);
    expect(recorded(profile, 'odd')).toEqual([0.069, 0.134, 61, 2]);
    expect(profile.notices).toContain('yappi cut long names off at their beginning.');
  });

  it('does not know numbers that were cut off', () => {
    expect(recorded(decode(read('yappi/rideshare-cpu.txt'), 'yappi text'), 'fib')).toEqual([9.531, 9.531, NaN, NaN]);
  });

  it('passes over the table of threads', () => {
    expect(decode(read('yappi/rideshare-cpu.txt'), 'yappi text').strings).not.toContain('_MainThread');
  });

  it('of both clocks is two sample types', () => {
    const table = (clock: string, seconds: string) =>
      `\nClock type: ${clock}\nOrdered by: ttot, desc\n\nname      ncall  tsub      ttot      tavg      \na.py:3 f  2/1  ${seconds}  ${seconds}  ${seconds}\n\n`;
    const profile = decode(table('WALL', '0.300000') + table('CPU', '0.100000'), 'yappi text');
    expect(profile.sampleTypes.map(({ name }) => name)).toEqual(['wall', 'cpu']);
    expect([recorded(profile, 'f', 0), recorded(profile, 'f', 1)]).toEqual([
      [300, 300, 4, 2],
      [100, 100, 4, 2],
    ]);
  });
});

describe('the tables of line_profiler in a text', () => {
  it('are functions and in them their lines, as its own file is', () => {
    const profile = decode(read('line_profiler/lp.txt'), 'line_profiler text');
    expect(profile.sampleTypes).toEqual([
      { name: 'time', unit: 'nanoseconds' },
      { name: 'hits', unit: 'count' },
    ]);
    expect(treeOf(profile)).toBe(
      [
        '- total (total: 9403300, self: —)',
        '  - other [lp.py] (total: 4787300, self: —)',
        '    - lp.py:12 [lp.py] (total: 4787300, self: 4787300)',
        '  - work [lp.py] (total: 4616000, self: —)',
        '    - lp.py:5 [lp.py] (total: 800, self: 800)',
        '    - lp.py:6 [lp.py] (total: 27100, self: 27100)',
        '    - lp.py:7 [lp.py] (total: 36900, self: 36900)',
        '    - lp.py:8 [lp.py] (total: 4549700, self: 4549700)',
        '    - lp.py:9 [lp.py] (total: 1500, self: 1500)',
      ].join('\n')
    );
    expect(treeOf(profile, 1)).toContain('lp.py:8 [lp.py] (total: 3, self: 3)');
    expect(profile.approximate).toBe(false);
  });

  it('are the functions, files and hits of the file that they were printed from', () => {
    const text = decode(read('line_profiler/lp.txt'), 'line_profiler text');
    const file = decodeProfile(readFileSync('testdata/line_profiler/lp.py.lprof'));
    expect(treeOf(text, 1)).toBe(treeOf(file, 1));
  });

  it('may be in a log, in another unit, with source text that looks like a table', () => {
    const table = [
      'Timer unit: 1e-09 s',
      'File: app.py',
      'Function: run at line 1',
      '',
      'Line #      Hits         Time  Per Hit   % Time  Line Contents',
      '==============================================================',
      '     1                                           @profile',
      '     2                                           7 8.0 9.0 1.0',
      '     3',
      '     4         1       1000.0   1000.0    100.0      File: x = "Function: f at line 3"',
    ];
    const profile = decode(table.map((line) => `[7] INFO: ${line}\n`).join(''), 'line_profiler text');
    expect(treeOf(profile)).toBe(
      [
        '- total (total: 1000, self: —)',
        '  - run [app.py] (total: 1000, self: —)',
        '    - app.py:4 [app.py] (total: 1000, self: 1000)',
      ].join('\n')
    );
  });

  it('of which no line ran are refused', () => {
    expect(() => decode(read('line_profiler/lp.txt').replace(/^( +\d+ ) .*$/gm, '$1'), '')).toThrow(
      'has no line that ran'
    );
  });
});
