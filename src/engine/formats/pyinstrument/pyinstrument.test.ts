import { readFileSync } from 'node:fs';
import { checkProfile } from '../../profile/checkProfile';
import { type Profile } from '../../profile/profile';
import { buildCallTree } from '../../tree/buildCallTree';
import { functionTotals } from '../../tree/functionTotals';
import { treeToText } from '../../tree/treeText';
import { DecodeError } from '../decodeError';
import { decodeProfile } from '../decodeProfile';

function decode(content: string | Uint8Array): Profile {
  const profile = decodeProfile(typeof content === 'string' ? new TextEncoder().encode(content) : content);
  expect(profile.format).toBe('pyinstrument');
  expect(checkProfile(profile)).toEqual([]);
  return profile;
}

const file = (name: string) => decode(readFileSync(`testdata/pyinstrument/${name}`));
const treeOf = (profile: Profile) => treeToText(buildCallTree(profile, profile.sampleTypes.length - 1)).trimEnd();

/** The part of the whole that is in a function or below it. */
function shareOf(profile: Profile, name: string): number {
  const tree = buildCallTree(profile, profile.sampleTypes.length - 1);
  return functionTotals(tree).total[tree.functions.names.indexOf(name)] / tree.total[0];
}

function failure(content: string): string {
  try {
    decodeProfile(new TextEncoder().encode(content));
  } catch (error) {
    return error instanceof DecodeError ? error.sentence : String(error);
  }
  return 'decoded';
}

/** `main|a.py|1~l4` as pyinstrument writes it. */
const info = (text: string) => text.replaceAll('|', '\0').replaceAll('~', '\x01');
const session = (records: unknown) =>
  JSON.stringify({ start_time: 1000.5, duration: 2, min_interval: 0.01, frame_records: records });
const page = (data: unknown) =>
  `<!DOCTYPE html><html><script>const sessionData = ${JSON.stringify(data)};\npyinstrumentHTMLRenderer.render(x, sessionData);\n</script></html>`;

describe('a session of pyinstrument', () => {
  it('is its samples with their time, order and thread', () => {
    const profile = file('rideshare.pyisession.gz');
    expect(profile.sampleTypes).toEqual([
      { name: 'samples', unit: 'count' },
      { name: 'wall', unit: 'nanoseconds' },
    ]);
    expect(profile).toMatchObject({ period: 1_000_000, approximate: false, notices: [] });
    expect(profile.timeRange).toEqual({ fromMs: 1_795_213_536_670, toMs: 1_795_213_537_334 });
    expect(profile.labelSets[1].map(({ name, value }) => `${name}=${value}`)).toEqual([
      'target=Program: /srv/rideshare/rideshare.py',
      'thread=MainThread',
      'thread_id=139954305272704',
    ]);
    expect(profile.samples.length).toBe(662);
    expect(shareOf(profile, 'order_car')).toBeCloseTo(0.5434, 3);
  });

  it('says when each sample began', () => {
    const { samples } = decode(
      session([
        [[info('a|a.py|1')], 0.5],
        [[info('b|a.py|9')], 0.25],
        [[info('a|a.py|1')], 1],
      ])
    );
    expect(Array.from(samples.startNs ?? [])).toEqual([0, 500_000_000, 750_000_000]);
    expect(Array.from(samples.values[1])).toEqual([500_000_000, 250_000_000, 1_000_000_000]);
  });

  it('has the line of each call, the first line of each function, and methods with their class', () => {
    const profile = decode(
      session([
        [[info('MainThread|<thread>|7'), info('main|a.py|1~l4'), info('spin|a.py|9~l12~cFleet~h1')], 1],
        [[info('MainThread|<thread>|7'), info('main|a.py|1~l5'), info('gone|a.py|20~cNoneType')], 1],
        [[info('MainThread|<thread>|7'), info('main|a.py|1~l5'), '[await]'], 1],
      ])
    );
    expect(treeOf(profile)).toBe(
      [
        '- total (total: 3000000000, self: —)',
        '  - main [a.py] (total: 3000000000, self: —)',
        '    - Fleet.spin [a.py] (total: 1000000000, self: 1000000000)',
        '    - [await] (total: 1000000000, self: 1000000000)',
        '    - gone [a.py] (total: 1000000000, self: 1000000000)',
      ].join('\n')
    );
    expect(Array.from(profile.frames.line)).toEqual([4, 12, 5, 0, 0]);
    expect(Array.from(profile.functions.startLine)).toEqual([1, 9, 20, 0]);
  });

  it.each([
    ['a sample without a time', [[[info('a|a.py|1')]]], 'has a sample that is no stack with a time, number 0'],
    ['a negative time', [[[], -1]], 'has a sample that is no stack with a time, number 0'],
    ['a frame that is no text', [[[7], 1]], 'has a frame that is no text in sample 0'],
    ['no samples', 'none', 'holds no samples'],
  ])('with %s is refused', (_, records, sentence) => {
    expect(failure(session(records))).toContain(sentence);
  });
});

describe("pyinstrument's JSON", () => {
  it('is the tree of its console, with whole times', () => {
    const profile = file('rideshare.json');
    expect(profile.sampleTypes).toEqual([{ name: 'wall', unit: 'nanoseconds' }]);
    expect(profile.timeRange).toEqual({ fromMs: 1_795_213_537_462, toMs: 1_795_213_538_126 });
    expect(shareOf(profile, 'order_car')).toBeCloseTo(0.5446, 3);
    expect(treeOf(profile).split('\n').slice(0, 8)).toEqual([
      '- total (total: 661029000, self: —)',
      '  - <module> [/srv/rideshare/rideshare.py] (total: 661029000, self: —)',
      '    - main [/srv/rideshare/rideshare.py] (total: 661029000, self: 1001000)',
      '      - order_bike [/srv/rideshare/rideshare.py] (total: 120008000, self: —)',
      '        - find_nearest_vehicle [/srv/rideshare/rideshare.py] (total: 120008000, self: —)',
      '          - spin [/srv/rideshare/rideshare.py] (total: 120008000, self: 60003000)',
      '            - perf_counter [<built-in>] (total: 60005000, self: 60005000)',
      '      - order_car [/srv/rideshare/rideshare.py] (total: 360013000, self: —)',
    ]);
  });

  it.each([
    ['a frame without a time', { function: 'a' }, 'has a frame without a time'],
    ['a frame without a name', { time: 1 }, 'has a frame without a name'],
    ['no frame', 3, 'holds no samples'],
  ])('with %s is refused', (_, root, sentence) => {
    expect(failure(JSON.stringify({ root_frame: root }))).toContain(sentence);
  });
});

describe("pyinstrument's HTML page", () => {
  it('carries the whole tree', () => {
    const profile = file('rideshare.html');
    expect(profile.timeRange).toEqual({ fromMs: 1_795_213_539_853, toMs: 1_795_213_540_517 });
    expect(buildCallTree(profile, 0).total[0]).toBe(663_629_000);
    expect(shareOf(profile, 'order_car')).toBeCloseTo(0.5425, 3);
  });

  it('has a line where all of the time of a call was spent on it, and threads as labels', () => {
    const spin = { identifier: info('spin|a.py|9'), time: 2, attributes: { l9: 2, cFleet: 2 }, children: [] };
    const main = { identifier: info('main|a.py|1'), time: 3, attributes: { l4: 2, l5: 1 }, children: [spin] };
    const thread = { identifier: info('worker|<thread>|7'), time: 3, attributes: {}, children: [main] };
    const profile = decode(
      page({ session: {}, frame_tree: { identifier: '[root]', time: 3, attributes: {}, children: [thread] } })
    );
    expect(treeOf(profile)).toBe(
      [
        '- total (total: 3000000000, self: —)',
        '  - main [a.py] (total: 3000000000, self: 1000000000)',
        '    - Fleet.spin [a.py] (total: 2000000000, self: 2000000000)',
      ].join('\n')
    );
    expect(Array.from(profile.frames.line).sort()).toEqual([0, 9]);
    expect(profile.labelSets[1]).toEqual([
      { name: 'thread', value: 'worker' },
      { name: 'thread_id', value: '7' },
    ]);
  });

  it('of another version, or cut off, is refused', () => {
    expect(failure('<!DOCTYPE html><script>pyinstrumentHTMLRenderer.render(x, y)</script>')).toContain(
      'holds no samples that this version can find in the page'
    );
    expect(failure('<html><script>const sessionData = {"a"; pyinstrumentHTMLRenderer.render(x)')).toContain(
      'is not whole: its JSON ends early or is damaged'
    );
  });
});
