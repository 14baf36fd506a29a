// Samples of any number of OpenTelemetry's profiles → one Profile. Each of theirs has one sample type; here they are columns beside
// each other, and samples are in order of time where all of them have one.
import { Float64Column, Int32Column } from '../../../base/growableColumns';
import { type Label, type Profile, type SampleType } from '../../profile/profile';
import { type ProfileBuilder } from '../../profile/profileBuilder';
import { malformed } from './dictionary';
import { OTLP } from './readMessage';

export const CPU_TIME: SampleType = { name: 'cpu', unit: 'nanoseconds' };

/** A label set for each of a million samples is much; one of a hundred labels for each, or of long texts, is an attack. */
const MAX_LABELS = 2 ** 22;
const MAX_LABEL_LETTERS = 2 ** 28;

export interface OtlpSample {
  /** Row of the sample types. */
  readonly type: number;
  readonly stack: number;
  /** As `labelSet` returned it. */
  readonly labels: number;
  readonly value: number;
  /** CPU time beside a count of samples, 0 where there is none. */
  readonly cpuNs: number;
  /** Nanoseconds since the Unix epoch; undefined for a sum over the whole profile. */
  readonly time: bigint | undefined;
}

export interface ProfileSpan {
  readonly startNanos: bigint;
  readonly durationNanos: bigint;
}

export class OtlpSamples {
  periodType: SampleType | undefined;
  period = 0;
  private readonly sets: Array<readonly Label[]> = [];
  private labelCount = 0;
  private labelLetters = 0;
  private roundedCount = 0;
  private untimedCount = 0;
  private fromNanos: bigint | undefined;
  private toNanos: bigint | undefined;
  /** The first time that was seen; others count from it, so that they are exact. */
  private origin: bigint | undefined;
  private readonly type = new Int32Column();
  private readonly stack = new Int32Column();
  private readonly labels = new Int32Column();
  private readonly value = new Float64Column();
  private readonly cpuNs = new Float64Column();
  private readonly timeNs = new Float64Column();

  constructor(
    private readonly builder: ProfileBuilder,
    private readonly sampleTypes: readonly SampleType[]
  ) {}

  /** Keeps a set of labels. Throws a DecodeError where there are too many. */
  labelSet(labels: readonly Label[]): number {
    this.labelCount += labels.length;
    this.labelLetters += labels.reduce((sum, { name, value }) => sum + name.length + value.length, 0);
    if (this.labelCount > MAX_LABELS || this.labelLetters > MAX_LABEL_LETTERS) {
      throw malformed(
        'has more labels than any store of profiles would take',
        'Record a shorter profile, or with fewer attributes.'
      );
    }
    return this.sets.push(labels) - 1;
  }

  /** The profile's time counts into the time of all. */
  addSpan({ startNanos, durationNanos }: ProfileSpan): void {
    if (startNanos > 0n) {
      const end = startNanos + (durationNanos > 0n ? durationNanos : 0n);
      this.fromNanos = this.fromNanos === undefined || startNanos < this.fromNanos ? startNanos : this.fromNanos;
      this.toNanos = this.toNanos === undefined || end > this.toNanos ? end : this.toNanos;
    }
  }

  add({ type, stack, labels, value, cpuNs, time }: OtlpSample): void {
    this.type.push(type);
    this.stack.push(stack);
    this.labels.push(labels);
    this.value.push(value);
    this.cpuNs.push(cpuNs);
    this.roundedCount += Math.abs(value) > Number.MAX_SAFE_INTEGER ? 1 : 0;
    this.untimedCount += time === undefined ? 1 : 0;
    this.origin ??= time;
    this.timeNs.push(Number((time ?? 0n) - (this.origin ?? 0n)));
  }

  build(notices: readonly string[]): Profile {
    const isTimed = this.type.length > 0 && this.untimedCount === 0;
    const order = Uint32Array.from({ length: this.type.length }, (_, row) => row);
    if (isTimed) {
      order.sort((a, b) => this.timeNs.at(a) - this.timeNs.at(b));
      const first = (this.origin ?? 0n) + BigInt(Math.floor(this.timeNs.at(order[0])));
      const last = (this.origin ?? 0n) + BigInt(Math.ceil(this.timeNs.at(order[order.length - 1])));
      this.addSpan({ startNanos: first, durationNanos: last - first });
    }
    const shift = Number((this.origin ?? 0n) - (this.fromNanos ?? 0n));
    const cpu = this.sampleTypes.indexOf(CPU_TIME);
    const row = this.sampleTypes.map(() => 0);
    for (const index of order) {
      row.fill(0);
      row[this.type.at(index)] = this.value.at(index);
      if (cpu !== -1 && this.cpuNs.at(index) !== 0) {
        row[cpu] = this.cpuNs.at(index);
      }
      const startNs = isTimed ? Math.max(0, this.timeNs.at(index) + shift) : undefined;
      this.builder.addSample(this.stack.at(index), row, this.sets[this.labels.at(index)], startNs);
    }
    return this.builder.build({
      format: OTLP,
      defaultSampleTypeIndex: Math.max(0, cpu),
      periodType: this.periodType,
      period: this.period > 0 ? this.period : undefined,
      timeRange: this.timeRange(),
      notices: [
        ...notices,
        ...(this.roundedCount === 0 ? [] : [`${this.roundedCount} values are larger than 2^53 and were rounded.`]),
      ],
    });
  }

  private timeRange() {
    if (this.fromNanos === undefined || this.toNanos === undefined) {
      return undefined;
    }
    const fromMs = Number(this.fromNanos / 1_000_000n);
    return { fromMs, toMs: Math.max(fromMs, Number((this.toNanos + 500_000n) / 1_000_000n)) };
  }
}
