// The labels of pprof samples as label sets. The moment at which ddtrace took a sample is a label there and none here: it would make a set
// of every sample.
import { LabelSetInterner } from '../../profile/labelSets';
import { type Label, type LabelSet } from '../../profile/profile';
import { stringIndex } from './decodeSymbols';
import { ProtobufReader, VARINT } from './protobufReader';
import { type Spans } from './spans';
import { type StringTable } from './stringTable';

export interface DecodedLabels {
  readonly labelSets: readonly LabelSet[];
  /** Row of `labelSets` for each run of label fields. */
  readonly rowOfRun: Int32Array;
  /** When the samples of each run ended, in nanoseconds after `originNanos`; undefined where a run does not say. */
  readonly endNsOfRun: Float64Array | undefined;
}

/** ddtrace's: nanoseconds since the epoch. */
const END_LABEL = 'end_timestamp_ns';

/** `originNanos`: When the profile began, in nanoseconds since the epoch. Throws a DecodeError where a label is malformed. */
export function decodeLabels(bytes: Uint8Array, runs: Spans, strings: StringTable, originNanos: number): DecodedLabels {
  const sets = new LabelSetInterner();
  const rowOfRun = new Int32Array(runs.length);
  const endNsOfRun = new Float64Array(runs.length).fill(NaN);
  const origin = BigInt(Math.round(originNanos));
  for (let run = 0; run < runs.length; run++) {
    const reader = new ProtobufReader(bytes, runs.start[run], runs.end[run]);
    const labels: Label[] = [];
    while (reader.next()) {
      const label = readLabel(reader.message(), strings);
      if (label.name === END_LABEL && /^\d{1,20}$/.test(label.value)) {
        endNsOfRun[run] = Number(BigInt(label.value) - origin);
      } else {
        labels.push(label);
      }
    }
    rowOfRun[run] = sets.intern(labels);
  }
  const hasEnds = runs.length > 0 && endNsOfRun.every((end) => !Number.isNaN(end));
  return { labelSets: sets.toArray(), rowOfRun, endNsOfRun: hasEnds ? endNsOfRun : undefined };
}

/** A number's value is its decimal text, with its unit behind a space where the file names one: `4096 bytes`. */
function readLabel(reader: ProtobufReader, strings: StringTable): Label {
  let key = 0;
  let text = 0;
  let number = '0';
  let unit = 0;
  while (reader.next()) {
    if (reader.field === 1) {
      key = stringIndex(reader, strings);
    } else if (reader.field === 2) {
      text = stringIndex(reader, strings);
    } else if (reader.field === 3) {
      reader.expect(VARINT);
      number = reader.intText();
    } else if (reader.field === 4) {
      unit = stringIndex(reader, strings);
    } else {
      reader.skip();
    }
  }
  const name = strings.at(key);
  if (text !== 0) {
    return { name, value: strings.at(text) };
  }
  return { name, value: unit === 0 ? number : `${number} ${strings.at(unit)}` };
}
