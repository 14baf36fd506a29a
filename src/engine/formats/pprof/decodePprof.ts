// pprof: bytes → Profile. Two light passes: where the messages are (indexPprof), then the samples as columns (decodeSamples).
// The names come last, once per name and not once per sample.
import { type Profile, type SampleType, type StackTable, type TimeRangeMs } from '../../profile/profile';
import { inOrderOfStart } from '../../profile/sampleOrder';
import { decodeLabels } from './decodeLabels';
import { type DecodedSamples, decodeSamples } from './decodeSamples';
import { decodeSymbols, type Symbols } from './decodeSymbols';
import { indexPprof, type PprofIndex, type ValueType } from './indexPprof';
import { malformed, ProtobufReader } from './protobufReader';
import { StringTable } from './stringTable';

/** Decodes an unpacked pprof file. Throws a DecodeError where it is cut off, malformed or contradicts itself. */
export function decodePprof(fileBytes: Uint8Array): Profile {
  const index = indexPprof(fileBytes);
  const strings = new StringTable(fileBytes, index.strings);
  if (index.sampleTypes.length === 0) {
    throw malformed(-1, 'names no sample type, so it does not say what was measured');
  }
  const sampleTypes = index.sampleTypes.map((type) => toSampleType(type, strings));
  const samples = decodeSamples(fileBytes, index);
  const symbols = decodeSymbols(fileBytes, index, strings);
  const labels = decodeLabels(samples.bytes, samples.labelRuns, strings, index.timeNanos);
  const { stacks, stackOfRow } = expandStacks(samples, symbols);
  const namedDefault = strings.at(checkedString(index.defaultSampleType, strings));
  const defaultIndex = sampleTypes.findIndex((type) => namedDefault !== '' && type.name === namedDefault);
  return {
    sampleTypes,
    defaultSampleTypeIndex: defaultIndex === -1 ? lastWithValues(samples.values) : defaultIndex,
    periodType: index.periodType === undefined ? undefined : toSampleType(index.periodType, strings),
    period: index.period > 0 ? index.period : undefined,
    timeRange: timeRangeOf(index),
    strings: strings.toArray(),
    functions: symbols.functions,
    frames: symbols.frames,
    mappings: symbols.mappings,
    stacks,
    samples: inOrderOfStart(
      {
        length: index.sampleCount,
        stackIndex: mapRows(samples.stackRow, stackOfRow),
        ...(labels.endNsOfRun && { startNs: startsOf(samples, labels.endNsOfRun, sampleTypes) }),
        labelSetIndex: mapRows(samples.labelRun, labels.rowOfRun),
        values: samples.values,
      },
      labels.labelSets.length
    ),
    labelSets: labels.labelSets,
    format: 'pprof',
    approximate: false,
    notices: noticesOf(samples, strings),
  };
}

/** The last sample type, as pprof has it, unless it has no values: ddtrace writes columns of all that it could have measured. */
function lastWithValues(values: readonly Float64Array[]): number {
  for (let type = values.length - 1; type >= 0; type--) {
    if (values[type].some((value) => value !== 0)) {
      return type;
    }
  }
  return values.length - 1;
}

/** When each sample began: so long before its end as the time that it stands for. Not before the profile. */
function startsOf(
  { values, labelRun }: DecodedSamples,
  endNsOfRun: Float64Array,
  sampleTypes: readonly SampleType[]
): Float64Array {
  const times = values.filter((_, type) => sampleTypes[type].unit === 'nanoseconds');
  return Float64Array.from(labelRun, (run, row) => {
    const lasted = times.reduce((longest, column) => Math.max(longest, column[row]), 0);
    return Math.max(0, endNsOfRun[run] - lasted);
  });
}

function toSampleType({ name, unit }: ValueType, strings: StringTable): SampleType {
  return { name: strings.at(checkedString(name, strings)), unit: strings.at(checkedString(unit, strings)) };
}

function checkedString(index: number, strings: StringTable): number {
  strings.check(index, -1);
  return index;
}

function timeRangeOf({ timeNanos, durationNanos }: PprofIndex): TimeRangeMs | undefined {
  if (!(timeNanos > 0)) {
    return undefined;
  }
  const fromMs = Math.floor(timeNanos / 1e6);
  return { fromMs, toMs: fromMs + Math.max(0, Math.round(durationNanos / 1e6)) };
}

/**
 * One row per frame instead of one per location: inlined frames stand on top of the function they were inlined into.
 *
 *     location 7 = [ fast (inlined), loop ]      stack of location 7 below main:   main ── loop ── fast
 */
function expandStacks(
  { bytes, stacks: rows }: DecodedSamples,
  symbols: Symbols
): { stacks: StackTable; stackOfRow: Int32Array } {
  const locationOfRow = resolveLocations(bytes, rows, symbols);
  const { firstFrame } = symbols;
  let length = 0;
  for (let row = 0; row < rows.length; row++) {
    length += firstFrame[locationOfRow[row] + 1] - firstFrame[locationOfRow[row]];
  }
  const parent = new Int32Array(length);
  const frameIndex = new Int32Array(length);
  const stackOfRow = new Int32Array(rows.length);
  let stack = 0;
  for (let row = 0; row < rows.length; row++) {
    const location = locationOfRow[row];
    const parentRow = rows.parentOf(row);
    let below = parentRow === -1 ? -1 : stackOfRow[parentRow];
    for (let frame = firstFrame[location + 1] - 1; frame >= firstFrame[location]; frame--) {
      parent[stack] = below;
      frameIndex[stack] = frame;
      below = stack++;
    }
    stackOfRow[row] = below;
  }
  return { stacks: { length, parent, frameIndex }, stackOfRow };
}

/** The location row of every stack row. Throws a DecodeError where a sample names a location that is not there. */
function resolveLocations(bytes: Uint8Array, rows: DecodedSamples['stacks'], { locationRows }: Symbols): Int32Array {
  const locations = new Int32Array(rows.length);
  const small = smallIds(locationRows);
  const reader = new ProtobufReader(bytes, 0, bytes.length);
  for (let row = 0; row < rows.length; row++) {
    const offset = rows.locationOffsetOf(row);
    const byte = bytes[offset];
    const next = bytes[offset + 1];
    let location = -1;
    if (byte < 128) {
      location = small[byte];
    } else if (next < 128) {
      location = small[(byte & 127) | (next << 7)];
    } else {
      reader.position = offset;
      location = locationRows.get(reader.id()) ?? -1;
    }
    if (location === -1) {
      reader.position = offset;
      throw malformed(offset, `names location ${reader.id()}, which it does not hold`);
    }
    locations[row] = location;
  }
  return locations;
}

/** The rows of the locations whose ids fit into two bytes, which are nearly all of them, -1 for none. */
function smallIds(locationRows: Symbols['locationRows']): Int32Array {
  const small = new Int32Array(2 ** 14).fill(-1);
  for (const [id, row] of locationRows) {
    if (id < small.length) {
      small[Number(id)] = row;
    }
  }
  return small;
}

/** Replaces each row by what `target` says of it; -1 stays. */
function mapRows(rows: Int32Array, target: Int32Array): Int32Array {
  for (let i = 0; i < rows.length; i++) {
    rows[i] = rows[i] === -1 ? -1 : target[rows[i]];
  }
  return rows;
}

function noticesOf(samples: DecodedSamples, strings: StringTable): string[] {
  const notices: string[] = [];
  if (samples.inexactCount > 0) {
    notices.push(`${samples.inexactCount} values are larger than 2^53 and were rounded.`);
  }
  if (strings.damagedCount > 0) {
    notices.push(`${strings.damagedCount} names are not valid UTF-8; what could not be read is shown as \uFFFD.`);
  }
  return notices;
}
