// The labels of pprof samples as label sets.
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
}

/** Throws a DecodeError where a label is malformed. */
export function decodeLabels(bytes: Uint8Array, runs: Spans, strings: StringTable): DecodedLabels {
  const sets = new LabelSetInterner();
  const rowOfRun = new Int32Array(runs.length);
  for (let run = 0; run < runs.length; run++) {
    const reader = new ProtobufReader(bytes, runs.start[run], runs.end[run]);
    const labels: Label[] = [];
    while (reader.next()) {
      labels.push(readLabel(reader.message(), strings));
    }
    rowOfRun[run] = sets.intern(labels);
  }
  return { labelSets: sets.toArray(), rowOfRun };
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
