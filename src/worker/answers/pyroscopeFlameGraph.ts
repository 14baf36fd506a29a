// Pyroscope's flame graph message → rows: what servers before 1.7.1 send whatever they are asked for. Names, and one list
// of numbers per depth with four numbers per node: the distance to the end of the node before, total, self, name.
//
//     x      0         10                depth 1: a 0 6 …, b 0 4 …
//     1      [a      ][b  ]              depth 2: c begins inside of a, so a calls c
//     2         [c ]
import { LENGTH_DELIMITED, malformed, type ProtobufReader, VARINT } from '../../engine/formats/pprof/protobufReader';
import { ROOT_ROW } from '../../engine/tree/siblings';
import { type NameRows } from './nameRows';

const NAMES = 1;
const LEVELS = 2;
const LEVEL_VALUES = 1;
const NUMBERS_PER_NODE = 4;

/** Decodes the message that `reader` is at the beginning of. Throws a DecodeError where nodes and callers do not fit. */
export function decodePyroscopeFlameGraph(reader: ProtobufReader): NameRows {
  const names: string[] = [];
  const levels: number[][] = [];
  const decoder = new TextDecoder();
  while (reader.next()) {
    if (reader.field === NAMES) {
      const { bytes, position, end } = reader.message();
      names.push(decoder.decode(bytes.subarray(position, end)));
    } else if (reader.field === LEVELS) {
      levels.push(numbersOf(reader.message()));
    } else {
      reader.skip();
    }
  }
  return rowsOfLevels(names, levels);
}

/** The list may come packed into one field or, as the format allows, as a field per number. */
function numbersOf(level: ProtobufReader): number[] {
  const numbers: number[] = [];
  while (level.next()) {
    if (level.field !== LEVEL_VALUES) {
      level.skip();
    } else if (level.wireType === LENGTH_DELIMITED) {
      const packed = level.message();
      while (packed.position < packed.end) {
        numbers.push(packed.int());
      }
    } else {
      level.expect(VARINT);
      numbers.push(level.int());
    }
  }
  return numbers;
}

function rowsOfLevels(names: readonly string[], levels: readonly number[][]): NameRows {
  const rowCount = levels.reduce((count, level) => count + Math.floor(level.length / NUMBERS_PER_NODE), 0);
  if (levels[0]?.length !== NUMBERS_PER_NODE) {
    throw malformed(-1, 'has no single root');
  }
  const parent = new Int32Array(rowCount);
  const nameIndex = new Int32Array(rowCount);
  const self = new Float64Array(rowCount);
  const left = new Float64Array(rowCount);
  const right = new Float64Array(rowCount);
  let row = 0;
  let callersFrom = 0;
  for (const level of levels) {
    const levelFrom = row;
    let caller = callersFrom;
    let end = 0;
    for (let at = 0; at + NUMBERS_PER_NODE <= level.length; at += NUMBERS_PER_NODE, row++) {
      left[row] = end + level[at];
      end = left[row] + level[at + 1];
      right[row] = end;
      self[row] = level[at + 2];
      nameIndex[row] = level[at + 3];
      if (!(level[at + 3] >= 0 && level[at + 3] < names.length)) {
        throw malformed(-1, `names function ${level[at + 3]}, which it does not hold`);
      }
      while (row > 0 && caller < levelFrom && left[row] >= right[caller]) {
        caller++;
      }
      if (row > 0 && caller === levelFrom) {
        throw malformed(-1, 'holds a call node without a caller');
      }
      parent[row] = row === 0 ? ROOT_ROW : caller;
    }
    callersFrom = levelFrom;
  }
  return { parent, nameIndex, self, names };
}
