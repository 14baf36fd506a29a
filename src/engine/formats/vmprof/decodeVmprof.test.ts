import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { checkProfile } from '../../profile/checkProfile';
import { type Profile } from '../../profile/profile';
import { buildCallTree } from '../../tree/buildCallTree';
import { functionTotals } from '../../tree/functionTotals';
import { treeToText } from '../../tree/treeText';
import { DecodeError } from '../decodeError';
import { decodeProfile } from '../decodeProfile';

function decode(bytes: Uint8Array): Profile {
  const profile = decodeProfile(bytes);
  expect(profile.format).toBe('vmprof');
  expect(checkProfile(profile)).toEqual([]);
  return profile;
}

const file = (name: string) => readFileSync(`testdata/vmprof/${name}.vmprof`);

/** Samples in all and under order_car. */
function samplesOf(profile: Profile): [number, number] {
  const tree = buildCallTree(profile, 0);
  return [tree.total[0], functionTotals(tree).total[tree.functions.names.indexOf('order_car')]];
}

function failure(bytes: Uint8Array): string {
  try {
    decodeProfile(bytes);
  } catch (error) {
    return error instanceof DecodeError ? error.sentence : String(error);
  }
  return 'decoded';
}

function withByte(bytes: Uint8Array, offset: number, byte: number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  changed[offset] = byte;
  return changed;
}

describe('vmprof', () => {
  it.each([
    ['rideshare', 298, 165],
    ['rideshare-lines', 321, 176],
    ['rideshare-memory', 311, 172],
  ])('%s has %i samples, %i of them under order_car', (name, total, orderCar) => {
    expect(samplesOf(decode(file(name)))).toEqual([total, orderCar]);
  });

  it('is a tree of functions with their files', () => {
    const rides = '[/srv/rideshare/rideshare.py]';
    expect(
      treeToText(buildCallTree(decode(file('rideshare')), 0))
        .trimEnd()
        .split('\n')
    ).toEqual([
      '- total (total: 298, self: —)',
      '  - <module> [/srv/rideshare/vmp.py] (total: 298, self: —)',
      `    - main ${rides} (total: 298, self: —)`,
      `      - order_bike ${rides} (total: 54, self: —)`,
      `        - find_nearest_vehicle ${rides} (total: 54, self: —)`,
      `          - spin ${rides} (total: 54, self: 54)`,
      `      - order_car ${rides} (total: 165, self: —)`,
      `        - find_nearest_vehicle ${rides} (total: 165, self: —)`,
      `          - check_driver_availability ${rides} (total: 58, self: —)`,
      `            - spin ${rides} (total: 58, self: 58)`,
      `          - spin ${rides} (total: 107, self: 107)`,
      `      - order_scooter ${rides} (total: 79, self: —)`,
      `        - find_nearest_vehicle ${rides} (total: 79, self: —)`,
      `          - spin ${rides} (total: 79, self: 79)`,
    ]);
  });

  it('counts samples and the CPU time between them', () => {
    const profile = decode(file('rideshare'));
    expect(profile.sampleTypes).toEqual([
      { name: 'samples', unit: 'count' },
      { name: 'cpu', unit: 'nanoseconds' },
    ]);
    expect([profile.defaultSampleTypeIndex, profile.period, buildCallTree(profile, 1).total[0]]).toEqual([
      1, 2e6, 596e6,
    ]);
  });

  it('knows functions, files and first lines, the interpreter names over the native ones', () => {
    const { functions, strings } = decode(file('rideshare'));
    const rows = Array.from({ length: functions.length }, (_, row) =>
      [strings[functions.name[row]], strings[functions.fileName[row]], functions.startLine[row]].join(' ')
    );
    expect(rows).toContain('spin /srv/rideshare/rideshare.py 6');
    expect(rows.filter((row) => row.includes('native'))).toEqual([]);
  });

  it('knows current lines where they were recorded', () => {
    const { frames } = decode(file('rideshare-lines'));
    expect(new Set(frames.line)).toEqual(new Set([9, 10, 15, 19, 21, 22, 23, 24, 34, 3]));
    expect(new Set(decode(file('rideshare')).frames.line)).toEqual(new Set([0]));
  });

  it('knows when it was recorded and by which thread', () => {
    const { timeRange, labelSets } = decode(file('rideshare'));
    expect(timeRange).toEqual({ fromMs: 1795217022853, toMs: 1795217024178 });
    expect(labelSets).toEqual([[], [{ name: 'thread_id', value: '11026680' }]]);
  });

  it('of layout 7 counts the time since the sample before, in its order, as its own reader does', () => {
    const profile = decode(file('rideshare-0.6-lines'));
    expect([0, 1].map((type) => buildCallTree(profile, type).total[0])).toEqual([21, 74_820_109]);
    expect([profile.period, profile.sampleTypes[1].name]).toEqual([990_000, 'cpu']);
    expect(profile.samples.startNs?.slice(0, 3)).toEqual(Float64Array.of(0, 990_000, 4_762_716));
    expect(profile.frames.line).toContain(198);
  });

  it('of layout 7 in real time counts the time of the wall, thread by thread', () => {
    const bytes = Uint8Array.from(file('rideshare-0.6-lines'));
    bytes[44 - 1] |= 16;
    const profile = decode(bytes);
    expect(profile.sampleTypes[1]).toEqual({ name: 'wall', unit: 'nanoseconds' });
    // The first sample of the second thread does not count what the first thread did before.
    expect(buildCallTree(profile, 1).total[0]).toBe(68_316_595);
  });

  it('may be packed', () => {
    expect(samplesOf(decode(gzipSync(file('rideshare'))))).toEqual([298, 165]);
  });

  it('of a program that was killed keeps its samples and says what is missing', () => {
    const bytes = file('rideshare');
    const symbolsAt = bytes.indexOf(Buffer.from('n:<native')) - 17;
    const profile = decode(bytes.subarray(0, symbolsAt));
    expect(buildCallTree(profile, 0).total[0]).toBe(298);
    expect(profile.notices).toEqual([
      expect.stringContaining('The log has no end'),
      expect.stringMatching(/^\d+ addresses have no name/),
    ]);
  });

  it.each([
    [
      'cut off in a record',
      (bytes: Uint8Array) => bytes.subarray(0, 1000),
      /ends before its content does|has a stack of/,
    ],
    [
      'of another layout',
      (bytes: Uint8Array) => withByte(bytes, 42, 5),
      /has version 5 of its layout.*Record it again/,
    ],
    ['with an unknown record', (bytes: Uint8Array) => withByte(bytes, 52, 77), /has an unknown record \(77\)/],
    ['without a period', (bytes: Uint8Array) => withByte(withByte(bytes, 24, 0), 25, 0), /has no sampling period/],
  ])('%s is refused with a sentence', (_, damage, sentence) => {
    expect(failure(damage(Uint8Array.from(file('rideshare'))))).toMatch(sentence);
  });
});
