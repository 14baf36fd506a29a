import { readFileSync } from 'node:fs';
import { decodeProfile } from '../formats/decodeProfile';
import { profileByLine } from './profileByLine';
import { type Profile } from '../profile/profile';
import { checkProfile } from '../profile/checkProfile';
import { profileFromText } from '../tree/treeText';
import { lineTree } from './lineTree';
import { placeOf, placeText } from './place';
import { topLines } from './topLines';

/** `function place self total` per line, the largest total first. */
function linesOf(profile: Profile, limit?: number): string[] {
  const { tree } = lineTree(profile, 0);
  const { rows, totals } = topLines(tree, { by: 'total', limit });
  return Array.from(
    rows,
    (row) => `${tree.functions.names[row]} ${tree.functions.fileNames[row]} ${totals.self[row]} ${totals.total[row]}`
  );
}

test('a function has a row per line that it was at', () => {
  const profile = profileFromText(`
    main [main.py:3]; work [work.py:8 from 7] 5
    main [main.py:3]; work [work.py:9 from 7] 2
    main [main.py:4]; work [work.py:8 from 7] 1
  `);
  expect(linesOf(profile)).toEqual([
    'main main.py:3 0 7',
    'work work.py:8 6 6',
    'work work.py:9 2 2',
    'main main.py:4 0 1',
  ]);
});

test('a line that recursion passes several times counts once per stack', () => {
  const profile = profileFromText(`
    fib [fib.py:5]; fib [fib.py:5]; fib [fib.py:6]; fib [fib.py:5] 3
  `);
  expect(linesOf(profile)).toEqual(['fib fib.py:5 3 3', 'fib fib.py:6 0 3']);
});

test('what has no line is listed as far as something was spent in itself', () => {
  const profile = profileFromText(`
    start; main [main.py:3]; read 4
  `);
  expect(linesOf(profile)).toEqual(['main main.py:3 0 4', 'read :0 4 4']);
});

test('a frame that stands for a line is that line of its caller', () => {
  const profile = decodeProfile(readFileSync('testdata/line_profiler/lp.py.lprof'));
  expect(linesOf(profile)).toEqual([
    'other lp.py:12 4787340 4787340',
    'work lp.py:8 4549706 4549706',
    'work lp.py:7 36864 36864',
    'work lp.py:6 27094 27094',
    'work lp.py:9 1482 1482',
    'work lp.py:5 802 802',
  ]);
});

test('lines that are the functions, as in memory snapshots, stay what they are', () => {
  const profile = decodeProfile(readFileSync('testdata/tracemalloc/snapshot.pickle'));
  expect(linesOf(profile, 1)).toEqual(['<frozen importlib._bootstrap>:1178 <frozen importlib._bootstrap>:1178 0 1682']);
});

test('exact costs of lines go before stacks that were made up', () => {
  const made = profileFromText('main [a.c:1]; work [a.c:7] 9');
  const lineCosts = {
    length: 2,
    functionIndex: Int32Array.of(1, 1),
    fileName: Int32Array.of(made.functions.fileName[0], made.functions.fileName[0]),
    line: Int32Array.of(8, 9),
    values: [Float64Array.of(5, 4)],
  };
  const nothing = { length: 0, caller: new Int32Array(), callee: new Int32Array(), total: [new Float64Array()] };
  const profile: Profile = {
    ...made,
    callGraph: {
      functions: {
        self: [Float64Array.of(0, 9)],
        total: [Float64Array.of(9, 9)],
        callCount: Float64Array.of(1, 1),
        primitiveCallCount: Float64Array.of(1, 1),
      },
      calls: { ...nothing, callCount: new Float64Array() },
      hasExactCalls: true,
      lineCosts,
    },
  };
  expect(linesOf(profile)).toEqual(['work a.c:8 5 5', 'work a.c:9 4 4']);
  expect(lineTree(profile, 0)).toMatchObject({ hasLines: true, isSelfOnly: true });
});

test('a profile without lines says so', () => {
  expect(lineTree(profileFromText('main; work 3'), 0).hasLines).toBe(false);
  expect(lineTree(profileFromText('main [a.py:1] 3'), 0).hasLines).toBe(true);
});

test('by line a profile is a valid profile with the same values', () => {
  const profile = decodeProfile(readFileSync('testdata/go/cpu.pprof'));
  const byLine = profileByLine(profile);
  expect(checkProfile(byLine)).toEqual([]);
  expect(lineTree(profile, 1).tree.total[0]).toBe(profile.samples.values[1].reduce((sum, value) => sum + value, 0));
});

test('a place is a text and back', () => {
  for (const place of [
    { fileName: 'C:\\work.py', line: 12 },
    { fileName: '', line: 0 },
    { fileName: 'a:b', line: 3 },
  ]) {
    expect(placeOf(placeText(place))).toEqual(place);
  }
  expect(placeOf('no line')).toEqual({ fileName: 'no line', line: 0 });
});
