// speedscope's JSON as the detector knows it, and its decoder: JSON → Profile. Profiles of one file are threads, or sample types.
import { type Label, type Profile, type SampleType } from '../../profile/profile';
import { ProfileBuilder } from '../../profile/profileBuilder';
import { type Format } from '../format';
import { type Input } from '../input';
import { isFiniteNumber } from '../jsonValue';
import { readEvented } from './readEvented';
import { readFrames, readRootLabels, scaled } from './readFrames';
import { readSampled } from './readSampled';
import { malformed, parseSpeedscope, type RawFile, type RawProfile } from './speedscopeJson';
import { OUR_EXPORTER, UNITS } from './speedscopeFile';

export const speedscopeFormat: Format = {
  name: 'speedscope',
  recognizes: isSpeedscope,
  decode: decodeSpeedscope,
};

/** True for a JSON object that names the schema anywhere: writers put it first or last, and some escape its slashes. */
export function isSpeedscope({ text }: Input): boolean {
  return text !== undefined && /^\s*\{/.test(text.text) && text.text.includes('www.speedscope.app');
}

/** A file of ours may have so many sample types; each costs a column of all samples. */
const MAX_SAMPLE_TYPES = 64;

/** Throws a DecodeError where the file is cut off, malformed or contradicts itself. */
function decodeSpeedscope({ text }: Input): Profile {
  const file = parseSpeedscope(text?.text ?? '');
  const types = sampleTypesOf(file);
  const threadsPerUnit = new Map<string, number>();
  file.profiles.forEach(({ unit }) => threadsPerUnit.set(unit, (threadsPerUnit.get(unit) ?? 0) + 1));
  const builder = new ProfileBuilder(types.sampleTypes);
  const frames = readFrames(file.frames, builder);
  const rootLabels = isOfPySpy(file) ? readRootLabels(file.frames) : new Map<unknown, readonly Label[]>();
  const counts = { reordered: 0, unmatched: 0, unclosed: 0, inexact: 0 };
  const values = types.sampleTypes.map(() => 0);
  const origin = originOf(file);
  file.profiles.forEach((profile, index) => {
    const type = types.typeOf[index];
    const ofName = labelsOf(profile, file.exporter, (threadsPerUnit.get(profile.unit) ?? 0) > 1);
    const labels = [...ofName, ...rootLabelsOf(profile, rootLabels, ofName)];
    const { factor } = unitOf(profile);
    const addSample = (stack: number, value: number, start = 0) => {
      values[type] = value;
      counts.inexact += Math.abs(value) > Number.MAX_SAFE_INTEGER ? 1 : 0;
      builder.addSample(stack, values, labels, origin === undefined ? undefined : start - origin);
      values[type] = 0;
    };
    const reading = { builder, frames, rootLabels, factor, addSample, place: `profile ${index + 1}` };
    switch (profile.type) {
      case 'sampled':
        return readSampled(profile.content, reading);
      case 'evented': {
        const { reordered, unmatched, unclosed } = readEvented(profile.content, reading);
        counts.reordered += reordered;
        counts.unmatched += unmatched;
        counts.unclosed += unclosed;
        return undefined;
      }
      default:
        throw malformed(
          `has a profile of the type ${JSON.stringify(profile.type)}, which is neither sampled nor evented`
        );
    }
  });
  return builder.build({
    format: 'speedscope',
    defaultSampleTypeIndex: types.typeOf[file.activeProfileIndex] ?? 0,
    periodType: types.sampleTypes.find(({ unit }) => unit === 'nanoseconds'),
    notices: noticesOf(counts, text?.damagedCount ?? 0),
  });
}

function isOfPySpy({ exporter }: Pick<RawFile, 'exporter'>): boolean {
  return exporter.startsWith('py-spy');
}

/** What the frames at the root say that the name does not. A thread may get its name while it runs: the first one that is said counts. */
function rootLabelsOf(
  { type, content }: RawProfile,
  rootLabels: ReadonlyMap<unknown, readonly Label[]>,
  known: readonly Label[]
): readonly Label[] {
  const samples: readonly unknown[] =
    rootLabels.size > 0 && type === 'sampled' && Array.isArray(content.samples) ? content.samples : [];
  const values = new Map<string, string>();
  for (const sample of samples) {
    const frames: readonly unknown[] = Array.isArray(sample) ? sample : [];
    for (
      let index = 0, labels = rootLabels.get(frames[0]);
      labels !== undefined;
      labels = rootLabels.get(frames[++index])
    ) {
      labels.filter(({ name }) => !values.has(name)).forEach(({ name, value }) => values.set(name, value));
    }
  }
  known.forEach(({ name }) => values.delete(name));
  return Array.from(values, ([name, value]) => ({ name, value }));
}

function unitOf({ unit }: RawProfile): { readonly unit: string; readonly factor: number } {
  return UNITS.get(unit) ?? { unit: 'count', factor: 1 };
}

/**
 * Where the line of time begins that all profiles share, in ns; undefined where one of them has no events or counts no time, and for
 * pyinstrument, which writes a tree as events: calls of a function at different times are one there.
 */
function originOf({ profiles, exporter }: RawFile): number | undefined {
  const hasTime =
    !exporter.startsWith('pyinstrument') &&
    profiles.every((profile) => profile.type === 'evented' && unitOf(profile).unit === 'nanoseconds');
  const starts = profiles.map((profile) => {
    const { startValue } = profile.content;
    return isFiniteNumber(startValue) ? scaled(startValue, unitOf(profile).factor) : 0;
  });
  return hasTime ? starts.reduce((min, start) => Math.min(min, start), Infinity) : undefined;
}

interface SampleTypes {
  readonly sampleTypes: readonly SampleType[];
  /** Per profile of the file. */
  readonly typeOf: readonly number[];
}

/**
 * In files of ours the profiles are sample types by name. In others a unit is one: time is CPU time where py-spy took it, as in its
 * other formats, else wall-clock time.
 */
function sampleTypesOf({ profiles, exporter }: RawFile): SampleTypes {
  const rows = new Map<string, number>();
  const sampleTypes: SampleType[] = [];
  const nameOfUnit = new Map([
    ['nanoseconds', isOfPySpy({ exporter }) ? 'cpu' : 'wall'],
    ['bytes', 'space'],
  ]);
  const typeOf = profiles.map((profile) => {
    const { unit } = unitOf(profile);
    const name = exporter === OUR_EXPORTER ? profile.name : (nameOfUnit.get(unit) ?? 'samples');
    const key = JSON.stringify([name, unit]);
    const known = rows.get(key) ?? sampleTypes.push({ name, unit }) - 1;
    rows.set(key, known);
    return known;
  });
  if (sampleTypes.length > MAX_SAMPLE_TYPES) {
    throw malformed(`has more than ${MAX_SAMPLE_TYPES} sample types`);
  }
  return { sampleTypes, typeOf };
}

/** `Thread 21913 "order_bike"`, as py-spy writes it. */
const THREAD = /^Thread (\S+)(?: "(.*)")?$/;

/** What a profile's name says: its thread, where there are several profiles of its unit or py-spy names one. */
function labelsOf({ name }: RawProfile, exporter: string, isOneOfSeveral: boolean): readonly Label[] {
  const [, id, thread = ''] = THREAD.exec(name) ?? [];
  if (exporter === OUR_EXPORTER || name === '') {
    return [];
  }
  if (id !== undefined) {
    return [{ name: 'thread_id', value: id }, ...(thread === '' ? [] : [{ name: 'thread', value: thread }])];
  }
  return isOneOfSeveral ? [{ name: 'thread', value: name }] : [];
}

interface Counts {
  readonly reordered: number;
  readonly unmatched: number;
  readonly unclosed: number;
  readonly inexact: number;
}

function noticesOf({ reordered, unmatched, unclosed, inexact }: Counts, damaged: number): readonly string[] {
  return [
    { count: reordered, text: 'events are earlier than the one before them and were taken as simultaneous with it.' },
    { count: unmatched, text: 'events close a function that is not open, or not the last one that was opened.' },
    { count: unclosed, text: 'calls are never closed and were taken to last to the end.' },
    { count: inexact, text: 'values are larger than 2^53 and were rounded.' },
    { count: damaged, text: 'letters could not be read and are shown as \uFFFD.' },
  ].flatMap(({ count, text }) => (count > 0 ? [`${count} ${text}`] : []));
}
