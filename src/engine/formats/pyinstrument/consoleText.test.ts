import { readFileSync } from 'node:fs';
import { checkProfile } from '../../profile/checkProfile';
import { type Profile } from '../../profile/profile';
import { buildCallTree } from '../../tree/buildCallTree';
import { treeToText } from '../../tree/treeText';
import { decodeProfile } from '../decodeProfile';

function decode(text: string): Profile {
  const profile = decodeProfile(new TextEncoder().encode(text));
  expect(profile.format).toBe('pyinstrument text');
  expect(checkProfile(profile)).toEqual([]);
  return profile;
}

const treeOf = (text: string) => treeToText(buildCallTree(decode(text), 0)).trimEnd();

const HEAD = `
  _     ._   __/__   _ _  _  _ _/_   Recorded: 18:28:00  Samples:  228
 /_//_/// /_\\ / //_// / //_'/ //     Duration: 0.400     CPU time: 0.223
/   _/                      v5.1.2

Profile at app.py:5

`;
const TREE = `0.400 main  app.py:1
├─ 0.250 Fleet.spin  app.py:9
│  ├─ 0.150 [self]  app.py
│  └─ 0.100 perf_counter  <built-in>
└─ 0.100 sleep  asyncio/tasks.py:637
      [3 frames hidden]  asyncio
         0.100 [await]  asyncio/tasks.py
`;
const EXPECTED = [
  '- total (total: 400000000, self: —)',
  '  - main [app.py] (total: 400000000, self: 50000000)',
  '    - Fleet.spin [app.py] (total: 250000000, self: 150000000)',
  '      - perf_counter [<built-in>] (total: 100000000, self: 100000000)',
  '    - sleep [asyncio/tasks.py] (total: 100000000, self: —)',
  '      - [await] (total: 100000000, self: 100000000)',
].join('\n');

describe('what pyinstrument prints', () => {
  it('of the ride script is its tree', () => {
    const profile = decode(readFileSync('testdata/pyinstrument/rideshare.txt', 'utf8'));
    const tree = buildCallTree(profile, 0);
    expect(tree.total[0]).toBe(662_000_000);
    expect(profile.sampleTypes).toEqual([{ name: 'wall', unit: 'nanoseconds' }]);
    expect(profile.notices).toEqual([
      'The text leaves out small calls and calls inside of libraries, and rounds times: a session (`-r session`) has all of them.',
    ]);
    expect(treeToText(tree)).toContain('      - order_car [rideshare.py] (total: 360000000, self: —)');
  });

  it.each([
    ['as it is', `${HEAD}${TREE}\n`],
    ['in ASCII', `${HEAD}${TREE}\n`.replace(/├─/g, '|-').replace(/└─/g, '`-').replace(/│/g, '|')],
    ['in colours', `${HEAD}${TREE}\n`.replace(/(\d\.\d{3})/g, '\u001b[31m$1\u001b[0m')],
    ['in a log with times', `${HEAD}${TREE}\n`.replace(/^/gm, '2025-01-29T21:07:30.3650209Z ')],
    [
      'between lines of others',
      `GET /\n${HEAD}${TREE}\nGET /\n`
        .replace(/^(?!GET)/gm, 'web-1  | ')
        .replace('web-1  |    ├', 'db-1 ready\nweb-1  |    ├'),
    ],
    [
      'as parts of the whole',
      `${HEAD}${TREE}\n`.replace(/\d\.\d{3}(?= \S+ {2})/g, (time) => `${(Number(time) * 250).toFixed(1)}%`),
    ],
  ])('is the same tree %s', (_, text) => {
    expect(treeOf(text)).toBe(EXPECTED);
  });

  it('several times in one log adds up', () => {
    expect(treeOf(`${HEAD}0.400 main  app.py:1\n\n${HEAD}0.100 main  app.py:1\n\n7 lines\n`)).toBe(
      ['- total (total: 500000000, self: —)', '  - main [app.py] (total: 500000000, self: 500000000)'].join('\n')
    );
  });

  it('as a flat list counts nothing twice', () => {
    expect(treeOf(`${HEAD}0.250 spin  app.py:9\n0.250 [self]  app.py\n0.100 perf_counter  <built-in>\n\n`)).toBe(
      [
        '- total (total: 350000000, self: —)',
        '  - perf_counter [<built-in>] (total: 100000000, self: 100000000)',
        '  - spin [app.py] (total: 250000000, self: 250000000)',
      ].join('\n')
    );
  });

  it('has the time at which it was logged', () => {
    const text = `${HEAD}${TREE}`.replace(/^/gm, '2025-01-29T21:07:30.365Z ');
    const loggedMs = Date.UTC(2025, 0, 29, 21, 7, 30, 365);
    expect(decode(text).timeRange).toEqual({ fromMs: loggedMs, toMs: loggedMs });
  });

  it('without samples is refused', () => {
    expect(() => decode(`${HEAD}No samples were recorded.\n\n`)).toThrow('has no frame');
  });
});
