// Profile → pprof, for `go tool pprof` and every store. Not packed: gzip is the caller's, who has the browser's own.
import { type Profile, type SampleType } from '../../profile/profile';
import { ProtobufWriter } from './protobufWriter';

/**
 * Writes all of a profile: sample types, labels, mappings, files and lines, time and period. Each frame becomes a location of its own,
 * so an inlined one stands beside the function that it was inlined into. Values are whole numbers in this format: fractions are rounded.
 */
export function encodePprof(profile: Profile): Uint8Array {
  const strings = new Strings(profile.strings);
  const file = new ProtobufWriter();
  for (const sampleType of profile.sampleTypes) {
    file.message(1, valueType(sampleType, strings));
  }
  writeSamples(file, profile, strings);
  writeMappings(file, profile, strings);
  writeSymbols(file, profile);
  writeTimes(file, profile);
  if (profile.periodType !== undefined) {
    file.message(11, valueType(profile.periodType, strings));
  }
  file.bigNumber(12, BigInt(Math.round(profile.period ?? 0)));
  file.number(14, strings.indexOf(profile.sampleTypes[profile.defaultSampleTypeIndex]?.name ?? ''));
  strings.write(file);
  return file.toBytes();
}

/** The profile's strings where they are, and behind them those that only the file needs. */
class Strings {
  private readonly added = new Map<string, number>();

  constructor(private readonly strings: readonly string[]) {}

  indexOf(text: string): number {
    let index = text === '' ? 0 : this.added.get(text);
    if (index === undefined) {
      index = this.strings.length + this.added.size;
      this.added.set(text, index);
    }
    return index;
  }

  write(file: ProtobufWriter): void {
    const encoder = new TextEncoder();
    for (const text of [...this.strings, ...this.added.keys()]) {
      file.delimited(6, encoder.encode(text));
    }
  }
}

function valueType({ name, unit }: SampleType, strings: Strings): ProtobufWriter {
  const message = new ProtobufWriter();
  message.number(1, strings.indexOf(name));
  message.number(2, strings.indexOf(unit));
  return message;
}

/** Stacks are written leaf first. Locations have the ids of their frames' rows, from 1. */
function writeSamples(file: ProtobufWriter, { samples, stacks, labelSets }: Profile, strings: Strings): void {
  const labels = labelSets.map((set) => set.map(({ name, value }) => [strings.indexOf(name), strings.indexOf(value)]));
  const [message, list] = [new ProtobufWriter(), new ProtobufWriter()];
  for (let row = 0; row < samples.length; row++) {
    message.reset();
    list.reset();
    for (let stack = samples.stackIndex[row]; stack !== -1; stack = stacks.parent[stack]) {
      list.varint(stacks.frameIndex[stack] + 1);
    }
    message.message(1, list);
    list.reset();
    for (const column of samples.values) {
      list.int64(column[row]);
    }
    message.message(2, list);
    for (const [name, value] of labels[samples.labelSetIndex[row]]) {
      list.reset();
      list.number(1, name);
      list.number(2, value);
      message.message(3, list);
    }
    file.message(2, message);
  }
}

/** Mappings say that they have names, files and lines, so that no tool goes looking for the binary. */
function writeMappings(file: ProtobufWriter, { mappings }: Profile, strings: Strings): void {
  mappings.forEach(({ fileName, buildId }, row) => {
    const message = new ProtobufWriter();
    message.number(1, row + 1);
    message.number(5, strings.indexOf(fileName));
    message.number(6, strings.indexOf(buildId));
    for (const isKnown of [7, 8, 9]) {
      message.number(isKnown, 1);
    }
    file.message(3, message);
  });
}

function writeSymbols(file: ProtobufWriter, { frames, functions }: Profile): void {
  const [message, line] = [new ProtobufWriter(), new ProtobufWriter()];
  for (let frame = 0; frame < frames.length; frame++) {
    line.reset();
    line.number(1, frames.functionIndex[frame] + 1);
    line.number(2, frames.line[frame]);
    message.reset();
    message.number(1, frame + 1);
    message.number(2, frames.mappingIndex[frame] + 1);
    message.message(4, line);
    file.message(4, message);
  }
  for (let row = 0; row < functions.length; row++) {
    message.reset();
    message.number(1, row + 1);
    message.number(2, functions.name[row]);
    message.number(3, functions.systemName[row]);
    message.number(4, functions.fileName[row]);
    message.number(5, functions.startLine[row]);
    file.message(5, message);
  }
}

function writeTimes(file: ProtobufWriter, { timeRange }: Profile): void {
  if (timeRange !== undefined) {
    file.bigNumber(9, BigInt(Math.round(timeRange.fromMs)) * 1_000_000n);
    file.bigNumber(10, BigInt(Math.round(timeRange.toMs - timeRange.fromMs)) * 1_000_000n);
  }
}
