import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { decodeProfile } from '../formats/decodeProfile';
import { encodeFolded } from '../formats/folded/encodeFolded';
import { checkProfile } from './checkProfile';
import { mergeProfiles } from './mergeProfiles';
import { type Profile, type SampleType } from './profile';
import { ProfileBuilder } from './profileBuilder';

const SAMPLES: SampleType = { name: 'samples', unit: 'count' };
const CPU: SampleType = { name: 'cpu', unit: 'nanoseconds' };

interface SampleRow {
  readonly stack: readonly string[];
  readonly value: number;
  readonly label: string;
}

function profileOf(rows: readonly SampleRow[], types: readonly SampleType[] = [SAMPLES], fromMs?: number): Profile {
  const builder = new ProfileBuilder(types);
  for (const { stack, value, label } of rows) {
    const top = stack.reduce(
      (parent, name) => builder.addStack(parent, builder.addFrame(builder.addFunction({ name }))),
      -1
    );
    builder.addSample(
      top,
      types.map((_, type) => value * (type + 1)),
      label === '' ? [] : [{ name: 'k', value: label }]
    );
  }
  return builder.build({ format: 'test', timeRange: fromMs === undefined ? undefined : { fromMs, toMs: fromMs + 10 } });
}

/** What a profile says, independent of the order of its rows: one line per sample, sorted. */
function contentOf(profile: Profile): unknown {
  const { samples, labelSets, strings, functions, frames, stacks, sampleTypes } = profile;
  const stackText = (stack: number): string =>
    stack === -1
      ? ''
      : `${stackText(stacks.parent[stack])};${strings[functions.name[frames.functionIndex[stacks.frameIndex[stack]]]]}`;
  const lines = Array.from({ length: samples.length }, (_, row) => {
    const values = sampleTypes.map(({ name, unit }, type) => `${name}/${unit}=${samples.values[type][row]}`).sort();
    return JSON.stringify([stackText(samples.stackIndex[row]), labelSets[samples.labelSetIndex[row]], values]);
  });
  const { periodType, period, timeRange, format, approximate, notices } = profile;
  const defaultType = sampleTypes[profile.defaultSampleTypeIndex];
  return { lines: lines.sort(), periodType, period, timeRange, format, approximate, notices, defaultType };
}

const anyRows = fc.array(
  fc.record({
    stack: fc.array(fc.constantFrom('a', 'b', 'c', '__proto__'), { maxLength: 4 }),
    value: fc.integer({ min: -5, max: 1000 }),
    label: fc.constantFrom('', 'x', 'y'),
  }),
  { maxLength: 12 }
);
const anyProfile = fc
  .tuple(
    anyRows,
    fc.constantFrom([SAMPLES], [SAMPLES, CPU], [CPU, SAMPLES], [CPU]),
    fc.option(fc.nat(100), { nil: undefined })
  )
  .map(([rows, types, fromMs]) => profileOf(rows, types, fromMs));

describe('mergeProfiles', () => {
  it('is commutative up to the order of rows', () => {
    fc.assert(
      fc.property(anyProfile, anyProfile, (a, b) => {
        expect(contentOf(mergeProfiles([a, b]))).toEqual(contentOf(mergeProfiles([b, a])));
      })
    );
  });

  it('gives a valid profile whose totals are the sums of the totals', () => {
    const totalOf = (profile: Profile, type: SampleType) =>
      profile.sampleTypes.reduce(
        (sum, { name }, index) =>
          sum + (name === type.name ? profile.samples.values[index].reduce((a, b) => a + b, 0) : 0),
        0
      );
    fc.assert(
      fc.property(fc.array(anyProfile, { minLength: 1, maxLength: 4 }), (profiles) => {
        const merged = mergeProfiles(profiles);
        expect(checkProfile(merged)).toEqual([]);
        for (const type of [SAMPLES, CPU]) {
          expect(totalOf(merged, type)).toBe(profiles.reduce((sum, profile) => sum + totalOf(profile, type), 0));
        }
      })
    );
  });

  it('shares equal stacks and keeps labels', () => {
    const one = profileOf([{ stack: ['main', 'work'], value: 1, label: 'x' }]);
    const merged = mergeProfiles([one, profileOf([{ stack: ['main', 'work'], value: 2, label: 'y' }])]);
    expect(merged.stacks.length).toBe(2);
    expect(encodeFolded(merged, 0)).toBe('main;work 1\nmain;work 2\n');
    expect(merged.labelSets.slice(1)).toEqual([[{ name: 'k', value: 'x' }], [{ name: 'k', value: 'y' }]]);
  });

  it('adds up samples of one stack and label set', () => {
    const rows = [
      { stack: ['main'], value: 1, label: 'x' },
      { stack: [], value: 5, label: '' },
    ];
    const merged = mergeProfiles([profileOf(rows), profileOf(rows), profileOf(rows)]);
    expect(Array.from(merged.samples.values[0])).toEqual([3, 15]);
    expect(Array.from(merged.samples.stackIndex)).toEqual([0, -1]);
  });

  it('does not say when samples began, which are one row now', () => {
    const builder = new ProfileBuilder([SAMPLES]);
    builder.addSample(-1, [1], [], 0);
    builder.addSample(-1, [1], [], 7);
    const profile = builder.build({ format: 'test' });
    expect(mergeProfiles([profile]).samples.startNs).toEqual(Float64Array.of(0, 7));
    expect(mergeProfiles([profile, profile]).samples.startNs).toBeUndefined();
  });

  it('gives 0 for a sample type that a profile does not have', () => {
    const rows = [{ stack: ['main'], value: 1, label: '' }];
    const merged = mergeProfiles([profileOf(rows, [SAMPLES]), profileOf(rows, [SAMPLES, CPU])]);
    expect(merged.sampleTypes).toEqual([CPU, SAMPLES]);
    expect(merged.samples.values).toEqual([Float64Array.of(2), Float64Array.of(2)]);
  });

  it('spans the time of all, and joins notices', () => {
    const [a, b] = [profileOf([], [CPU], 100), profileOf([], [CPU], 50)];
    const merged = mergeProfiles([
      { ...a, notices: ['one', 'two'] },
      { ...b, notices: ['two'], format: 'other', approximate: true },
    ]);
    expect(merged.timeRange).toEqual({ fromMs: 50, toMs: 110 });
    expect(merged).toMatchObject({ notices: ['one', 'two'], format: 'merged', approximate: true });
  });

  it('keeps a period only where all agree', () => {
    const base = profileOf([], [CPU]);
    const period = (ns: number) => ({ ...base, periodType: CPU, period: ns });
    expect(mergeProfiles([period(10), period(10)])).toMatchObject({ periodType: CPU, period: 10 });
    expect(mergeProfiles([period(10), period(20)]).period).toBeUndefined();
    expect(mergeProfiles([period(10), base])).toMatchObject({ periodType: undefined, period: undefined });
  });

  it('gives back a single profile and refuses none', () => {
    const only = profileOf([]);
    expect(mergeProfiles([only])).toBe(only);
    expect(() => mergeProfiles([])).toThrow(RangeError);
  });
});

describe('the 90 files of the ride sharing folder', () => {
  const root = 'testdata/rideshare-hive';
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.folded'));
  const merge = (keep: (name: string) => boolean) =>
    mergeProfiles(
      files.filter(keep).map((name) => decodeProfile(readFileSync(path.join(root, name)), { periodNs: 10_000_000 }))
    );
  const secondsOf = (profile: Profile, isCounted: (stack: string) => boolean) =>
    encodeFolded(profile, 0)
      .split('\n')
      .filter((line) => line !== '')
      .reduce(
        (sum, line) =>
          sum +
          (isCounted(line.slice(0, line.lastIndexOf(' '))) ? Number(line.slice(line.lastIndexOf(' ') + 1)) / 1e9 : 0),
        0
      );

  it('hold 530 s of CPU time, most of it in order_car', () => {
    const all = merge(() => true);
    expect(files).toHaveLength(90);
    expect(secondsOf(all, () => true)).toBe(530);
    expect((secondsOf(all, (stack) => stack.includes('order_car')) / 530) * 100).toBeCloseTo(71.6981, 4);
    expect((secondsOf(all, (stack) => stack.includes('order_scooter')) / 530) * 100).toBeCloseTo(16.9811, 4);
    expect((secondsOf(all, (stack) => stack.includes('order_bike')) / 530) * 100).toBeCloseTo(11.3208, 4);
  });

  it('show the lock in eu-north cars', () => {
    const cars = merge((name) => name.includes('region=eu-north') && name.includes('vehicle=car'));
    expect(secondsOf(cars, () => true)).toBe(260);
    expect(secondsOf(cars, (stack) => stack.endsWith('mutex_lock'))).toBe(200);
  });
});
