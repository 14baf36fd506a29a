// The codes of a row as few whole numbers: with each label's code in as many bits as it needs, twenty labels are compared like four.
//
//     label    values  bits         word 0                          word 1
//     region   3       2            … | pod | version | region      …
//     version  2       2
//     pod      500     9
import { type LabelColumn } from './labelTable';

/** What of a label column is needed. */
export type CodedLabel = Pick<LabelColumn, 'codes' | 'values'>;

export interface KeyLayout {
  readonly wordCount: number;
  readonly fours: readonly FourLabels[];
}

/** Four labels of one word, so that words are written a quarter as often; missing ones repeat the last, which changes nothing. */
interface FourLabels {
  readonly word: number;
  readonly codes: readonly Int32Array[];
  readonly shifts: readonly number[];
}

/** So many rows are packed at a time: their keys stay in the processor's cache until they are compared. */
export const BLOCK_ROWS = 2048;

const WORD_BITS = 32;
const FOUR = 4;

/** Labels one after the other; one that does not fit into what is left of a word begins the next. */
export function layoutKeys(labels: readonly CodedLabel[]): KeyLayout {
  const words: Array<Array<{ readonly codes: Int32Array; readonly shift: number }>> = [];
  let used = WORD_BITS;
  for (const { codes, values } of labels) {
    // Code + 1 is packed: −1 is a code like others.
    const bits = WORD_BITS - Math.clz32(values.length);
    if (used + bits > WORD_BITS) {
      words.push([]);
      used = 0;
    }
    words[words.length - 1].push({ codes, shift: used });
    used += bits;
  }
  const fours = words.flatMap((places, word) =>
    Array.from({ length: Math.ceil(places.length / FOUR) }, (_, group): FourLabels => {
      const four = Array.from({ length: FOUR }, (__, at) => places[Math.min(FOUR * group + at, places.length - 1)]);
      return { word, codes: four.map(({ codes }) => codes), shifts: four.map(({ shift }) => shift) };
    })
  );
  return { wordCount: words.length, fours };
}

/** Writes the keys of the rows [start, start + count) to `block`, word by word: word w of the i-th row is at w · BLOCK_ROWS + i. */
export function packKeys({ fours }: KeyLayout, start: number, count: number, block: Int32Array): void {
  block.fill(0);
  for (const { word, codes, shifts } of fours) {
    const first = word * BLOCK_ROWS;
    const ofBlock = codes.map((column) => column.subarray(start, start + count));
    addCodes(block.subarray(first, first + count), ofBlock, shifts);
  }
}

function addCodes(words: Int32Array, [a, b, c, d]: readonly Int32Array[], shifts: readonly number[]): void {
  const [shiftA, shiftB, shiftC, shiftD] = shifts;
  for (let row = 0; row < words.length; row++) {
    words[row] |=
      ((a[row] + 1) << shiftA) | ((b[row] + 1) << shiftB) | ((c[row] + 1) << shiftC) | ((d[row] + 1) << shiftD);
  }
}
