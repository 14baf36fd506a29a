import { readFileSync } from 'node:fs';
import { checkProfile } from '../../profile/checkProfile';
import { type Profile } from '../../profile/profile';
import { buildCallTree } from '../../tree/buildCallTree';
import { treeToText } from '../../tree/treeText';
import { decodeProfile } from '../decodeProfile';

function decode(content: unknown): Profile {
  const bytes = content instanceof Uint8Array ? content : new TextEncoder().encode(JSON.stringify(content));
  const profile = decodeProfile(bytes);
  expect(profile.format).toBe('flamebearer');
  expect(checkProfile(profile)).toEqual([]);
  return profile;
}

const file = (name: string) => decode(readFileSync(`testdata/flamebearer/${name}.json`));
const treeOf = (profile: Profile, type = 0) => treeToText(buildCallTree(profile, type)).trimEnd();
const bars = (levels: unknown, metadata: Readonly<Record<string, unknown>> = {}, names = ['total', 'a', 'b', 'c']) => ({
  version: 1,
  flamebearer: { names, levels, numTicks: 10, maxSelf: 5 },
  metadata: { format: 'single', units: 'samples', ...metadata },
});

describe('a flamebearer', () => {
  it('is samples and, by its rate, time; with the labels of its query and the time of its timeline', () => {
    const profile = file('rides');
    expect(profile.sampleTypes).toEqual([
      { name: 'samples', unit: 'count' },
      { name: 'cpu', unit: 'nanoseconds' },
    ]);
    expect(profile).toMatchObject({ period: 10_000_000, periodType: profile.sampleTypes[1], notices: [] });
    expect(profile.timeRange).toEqual({ fromMs: 1_763_676_000_000, toMs: 1_763_676_060_000 });
    expect(profile.labelSets[1]).toEqual([
      { name: 'region', value: 'eu-north' },
      { name: 'service_name', value: 'rides' },
    ]);
    expect(treeOf(profile)).toBe(
      [
        '- total (total: 480, self: —)',
        '  - <module> (total: 480, self: —)',
        '    - bike (total: 20, self: —)',
        '      - order_bike (total: 20, self: —)',
        '        - find_nearest_vehicle (total: 20, self: 20)',
        '    - car (total: 460, self: —)',
        '      - order_car (total: 460, self: —)',
        '        - find_nearest_vehicle (total: 460, self: 40)',
        '          - check_driver_availability (total: 420, self: 20)',
        '            - mutex_lock (total: 400, self: 400)',
      ].join('\n')
    );
  });

  it('of a comparison is its two sides', () => {
    const profile = file('rides-diff');
    expect(profile.sampleTypes.map(({ name }) => name)).toEqual(['baseline', 'comparison']);
    expect(profile.defaultSampleTypeIndex).toBe(1);
    expect(treeOf(profile, 1)).toBe(treeOf(file('rides')));
    expect(treeOf(profile, 0).split('\n')).toContain('          - check_driver_availability (total: 20, self: 20)');
    expect(treeOf(profile, 0)).not.toContain('mutex_lock');
  });

  it('gives each bar to the one that it stands on, however many end where it begins', () => {
    const levels = [
      [0, 10, 0, 0],
      [0, 4, 1, 1, 0, 0, 0, 3, 0, 6, 0, 2],
      [1, 3, 3, 3, 0, 2, 2, 1, 1, 3, 3, 3],
    ];
    expect(treeOf(decode(bars(levels)))).toBe(
      [
        '- total (total: 9, self: —)',
        '  - a (total: 4, self: 1)',
        '    - c (total: 3, self: 3)',
        '  - b (total: 5, self: —)',
        '    - a (total: 2, self: 2)',
        '    - c (total: 3, self: 3)',
      ].join('\n')
    );
  });

  it.each([
    ['samples', 1e9, 'cpu', [{ name: 'cpu', unit: 'nanoseconds' }]],
    ['samples', 0, '', [{ name: 'samples', unit: 'count' }]],
    ['bytes', 100, 'inuse_space', [{ name: 'inuse_space', unit: 'bytes' }]],
    ['objects', 100, 'app.alloc_objects{}', [{ name: 'alloc_objects', unit: 'count' }]],
    ['lock_nanoseconds', 100, 'app', [{ name: 'delay', unit: 'nanoseconds' }]],
    ['trace_samples', 100, '', [{ name: 'samples', unit: 'trace_samples' }]],
  ])('in the unit %s at the rate %d, named "%s"', (units, sampleRate, name, sampleTypes) => {
    expect(decode(bars([[0, 10, 10, 0]], { units, sampleRate, name })).sampleTypes).toEqual(sampleTypes);
  });

  it('takes only matchers that hold for every sample for labels', () => {
    const name = 'my.app{region=~"eu-.*",vehicle="car",zone!="b"}';
    expect(decode(bars([[0, 10, 10, 0]], { name })).labelSets[1]).toEqual([
      { name: 'service_name', value: 'my.app' },
      { name: 'vehicle', value: 'car' },
    ]);
  });

  it('says what "other" is', () => {
    expect(decode(bars([[0, 1, 1, 0]], {}, ['total', 'other'])).notices).toEqual([
      'What Pyroscope cut off as too small is the function "other".',
    ]);
  });

  it('may be 100,000 rows deep and 100,000 bars wide', () => {
    const deep = Array.from({ length: 100_000 }, (_, row) => [0, 1, row === 99_999 ? 1 : 0, 1]);
    expect(decode(bars(deep)).stacks.length).toBe(99_999);
    const wide = Array.from({ length: 100_000 }, () => [0, 1, 1, 1]).flat();
    expect(decode(bars([[0, 100_000, 0, 0], wide])).samples.length).toBe(100_000);
  });

  it.each([
    [
      'a bar beside all others',
      [
        [0, 4, 0, 0],
        [3, 2, 2, 1],
      ],
      'has a bar in row 1 that is on top of no other',
    ],
    [
      'a name that is not there',
      [
        [0, 4, 0, 0],
        [0, 2, 2, 9],
      ],
      'names the function 9 in row 1, which it does not hold',
    ],
    ['a row cut short', [[0, 4, 0]], 'has a row that is no list of 4 whole numbers per bar, row 0'],
    ['fractions', [[0, 4, 0.5, 0]], 'has a row that is no list of 4 whole numbers per bar, row 0'],
    ['no rows', 7, 'lacks its list of names or of rows'],
  ])('with %s is refused', (_, levels, sentence) => {
    expect(() => decode(bars(levels))).toThrow(sentence);
  });
});
