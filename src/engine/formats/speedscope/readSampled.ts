// A sampled profile: stacks from root to leaf, and a weight for each.
import { isFiniteNumber, type JsonObject } from '../jsonValue';
import { frameAt, type Reading, scaled } from './readFrames';
import { malformed } from './speedscopeJson';

export function readSampled({ samples, weights }: JsonObject, reading: Reading): void {
  const { factor, addSample, place } = reading;
  if (!Array.isArray(samples) || !Array.isArray(weights) || samples.length !== weights.length) {
    throw malformed(`has not as many weights as samples in ${place}`);
  }
  const stacks = new StackReader(reading);
  samples.forEach((sample: unknown, row) => {
    const weight: unknown = weights[row];
    if (!Array.isArray(sample) || !isFiniteNumber(weight)) {
      throw malformed(`has a sample without a stack or a weight in ${place}, number ${row}`);
    }
    addSample(stacks.read(sample), scaled(weight, factor));
  });
}

/** Neighbouring samples begin alike: what a stack shares with the one before is not looked up again. */
class StackReader {
  /** The stack before: its frames as the file numbers them, and the row of the builder up to each. */
  private before: readonly unknown[] = [];
  private readonly rows: number[] = [];

  constructor(private readonly reading: Reading) {}

  /** The row of the stack, −1 for an empty one. */
  read(sample: readonly unknown[]): number {
    const { rootLabels } = this.reading;
    const first = rootLabels.size === 0 ? 0 : sample.findIndex((frame) => !rootLabels.has(frame));
    const frames = first === 0 ? sample : first === -1 ? [] : sample.slice(first);
    let shared = 0;
    while (shared < frames.length && shared < this.before.length && frames[shared] === this.before[shared]) {
      shared++;
    }
    let row = shared === 0 ? -1 : this.rows[shared - 1];
    for (let index = shared; index < frames.length; index++) {
      row = this.reading.builder.addStack(row, frameAt(this.reading, frames[index]));
      this.rows[index] = row;
    }
    this.before = frames;
    return row;
  }
}
