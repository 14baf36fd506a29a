// OpenTelemetry's profiles as objects → Profile, whichever encoding they came in. Pinned to opentelemetry-proto 1.11.0, profiles/v1development.
import { type Label, type Profile, type SampleType } from '../../profile/profile';
import { ProfileBuilder } from '../../profile/profileBuilder';
import { type DecodeError } from '../decodeError';
import { isObject, type JsonObject } from '../jsonValue';
import { Dictionary, malformed } from './dictionary';
import { bigintOf, listOf, numberOf } from './jsonNumbers';
import { CPU_TIME, OtlpSamples } from './otlpSamples';

/** Every sample type costs a column of all samples. */
const MAX_SAMPLE_TYPES = 64;

/** Throws a DecodeError where a message lacks its dictionary, or names what that does not hold. */
export function decodeMessages(messages: readonly JsonObject[], notices: readonly string[]): Profile {
  const types = new SampleTypes();
  const countsCpu = messages.map((message) => findSampleTypes(message, types));
  if (countsCpu.includes(true)) {
    types.add(CPU_TIME);
  }
  if (types.list.length === 0) {
    throw malformed('holds no profile with a sample type', 'Record it again: it does not say what was measured.');
  }
  const builder = new ProfileBuilder(types.list);
  const samples = new OtlpSamples(builder, types.list);
  for (const message of messages) {
    const dictionary = new Dictionary(dictionaryOf(message), builder);
    const resourceLabels = new Map<JsonObject, readonly Label[]>();
    forEachProfile(message, (profile, resource) => {
      const labels =
        resourceLabels.get(resource) ?? lastOfEachName(dictionary.resourceAttributes(listOf(resource, 'attributes')));
      resourceLabels.set(resource, labels);
      new ProfileReader(profile, labels, dictionary, types, samples).addSamples();
    });
  }
  return samples.build(notices);
}

/** The sample types of all profiles, each once. Where samples are only counted and their CPU time is known, that is one more. */
class SampleTypes {
  readonly list: SampleType[] = [];
  private readonly rows = new Map<string, number>();

  add(type: SampleType): void {
    const key = JSON.stringify([type.name, type.unit]);
    if (!this.rows.has(key)) {
      if (this.list.length === MAX_SAMPLE_TYPES) {
        throw malformed(`has more than ${MAX_SAMPLE_TYPES} sample types`, 'Record them into several files.');
      }
      this.rows.set(key, this.list.push(type) - 1);
    }
  }

  rowOf({ name, unit }: SampleType): number {
    return this.rows.get(JSON.stringify([name, unit])) ?? -1;
  }

  /** CPU time follows from counts, unless it was measured itself. */
  get isCpuDerived(): boolean {
    return this.list.includes(CPU_TIME);
  }
}

/** True where the message counts samples of CPU time. */
function findSampleTypes(message: JsonObject, types: SampleTypes): boolean {
  const dictionary = new Dictionary(dictionaryOf(message), new ProfileBuilder([]));
  let countsCpu = false;
  forEachProfile(message, (profile) => {
    const type = dictionary.valueType(profile.sampleType);
    if (type !== undefined) {
      types.add(type);
      countsCpu ||= cpuPeriodOf(profile, type, dictionary) > 0;
    }
  });
  return countsCpu;
}

/** Nanoseconds of CPU time per sample of a profile that counts samples, 0 where it does not say. */
function cpuPeriodOf(profile: JsonObject, type: SampleType, dictionary: Dictionary): number {
  const period = dictionary.valueType(profile.periodType);
  const isCounted = type.name === 'samples' && type.unit === 'count';
  return isCounted && period?.name === CPU_TIME.name && period.unit === CPU_TIME.unit
    ? Math.max(0, numberOf(profile.period))
    : 0;
}

function dictionaryOf({ dictionary }: JsonObject): JsonObject {
  if (!isObject(dictionary)) {
    throw lacksDictionary();
  }
  return dictionary;
}

/** The error for messages of older versions, and for traces and metrics, which are framed alike. */
export function lacksDictionary(): DecodeError {
  return malformed(
    'lacks the dictionary that profiles of opentelemetry-proto 1.11 have: it is of an earlier version, or holds no profiles',
    'Record it with a collector or an agent of that version, or convert it to pprof.'
  );
}

function forEachProfile(message: JsonObject, visit: (profile: JsonObject, resource: JsonObject) => void): void {
  for (const resourceProfiles of listOf(message, 'resourceProfiles').filter(isObject)) {
    const resource = isObject(resourceProfiles.resource) ? resourceProfiles.resource : {};
    for (const scope of listOf(resourceProfiles, 'scopeProfiles').filter(isObject)) {
      for (const profile of listOf(scope, 'profiles').filter(isObject)) {
        visit(profile, resource);
      }
    }
  }
}

class ProfileReader {
  private readonly labelSets = new Map<string, number>();

  constructor(
    private readonly profile: JsonObject,
    private readonly resourceLabels: readonly Label[],
    private readonly dictionary: Dictionary,
    private readonly types: SampleTypes,
    private readonly samples: OtlpSamples
  ) {}

  addSamples(): void {
    const { profile, dictionary, samples } = this;
    const type = dictionary.valueType(profile.sampleType);
    if (type === undefined) {
      return;
    }
    const cpuPeriod = this.types.isCpuDerived ? cpuPeriodOf(profile, type, dictionary) : 0;
    const ownLabels = dictionary.attributes(listOf(profile, 'attributeIndices'));
    const profileLabels = lastOfEachName([...this.resourceLabels, ...ownLabels]);
    samples.periodType ??= dictionary.valueType(profile.periodType);
    samples.period ||= numberOf(profile.period);
    samples.addSpan({ startNanos: bigintOf(profile.timeUnixNano), durationNanos: bigintOf(profile.durationNano) });
    const row = this.types.rowOf(type);
    for (const sample of samplesOf(profile)) {
      const stack = dictionary.stack(sample.stackIndex);
      const labels = this.labelsOf(sample, profileLabels);
      forEachEvent(sample, (value, time) =>
        samples.add({ type: row, stack, labels, value, cpuNs: value * cpuPeriod, time })
      );
    }
  }

  /** Of attributes with one name that of the sample counts, else that of its profile, else that of the resource. */
  private labelsOf(sample: JsonObject, profileLabels: readonly Label[]): number {
    const indices = listOf(sample, 'attributeIndices');
    const key = `${indices.join(',')};${String(sample.linkIndex)}`;
    let row = this.labelSets.get(key);
    if (row === undefined) {
      const own = [...this.dictionary.attributes(indices), ...this.dictionary.link(sample.linkIndex)];
      row = this.samples.labelSet(lastOfEachName([...profileLabels, ...own]));
      this.labelSets.set(key, row);
    }
    return row;
  }
}

function lastOfEachName(labels: readonly Label[]): readonly Label[] {
  return Array.from(new Map(labels.map((label) => [label.name, label])).values());
}

/** A list in JSON, a stream in protocol buffers. */
function* samplesOf({ samples }: JsonObject): Generator<JsonObject> {
  for (const sample of isIterable(samples) ? samples : []) {
    if (isObject(sample)) {
      yield sample;
    }
  }
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return isObject(value) && Symbol.iterator in value;
}

/** Values alone are one sum; times alone count 1 each; both together are one event per time. */
function forEachEvent(sample: JsonObject, visit: (value: number, time: bigint | undefined) => void): void {
  const values = listOf(sample, 'values');
  const times = listOf(sample, 'timestampsUnixNano');
  if (times.length === 0) {
    visit(
      values.reduce<number>((sum, value) => sum + numberOf(value), 0),
      undefined
    );
    return;
  }
  if (values.length !== 0 && values.length !== times.length) {
    throw malformed(`has a sample with ${values.length} values at ${times.length} times`);
  }
  times.forEach((time, index) => visit(values.length === 0 ? 1 : numberOf(values[index]), bigintOf(time)));
}
