// Fields of text: strings, or enums as Grafana's Pyroscope data source sends them.
import { type DataFrame, type Field, FieldType } from '@grafana/data';
import { plainIntegers } from './columns';
import { requiredField, UnfitFrame } from './frameFields';

/** The distinct texts of a string or enum field, and which one each row has. */
export interface Texts {
  readonly texts: readonly string[];
  readonly index: Int32Array;
  /** True where every text is some row's, and the first text is the first row's and nobody else's. Not known for all fields. */
  readonly isComplete?: boolean;
}

export function readTexts(frame: DataFrame, name: string): Texts {
  const field = requiredField(frame, name);
  switch (field.type) {
    case FieldType.string:
      return readStrings(field, frame.length);
    case FieldType.enum:
      return readEnum(field, name, frame.length);
    default:
      throw new UnfitFrame(`The field ${name} of a flame graph holds text; in this frame its type is ${field.type}.`);
  }
}

function readStrings(field: Field, length: number): Texts {
  const values: ArrayLike<unknown> = field.values;
  const distinct = new DistinctTexts();
  const index = new Int32Array(length);
  for (let row = 0; row < length; row++) {
    index[row] = distinct.indexOf(String(values[row] ?? ''));
  }
  return { texts: distinct.texts, index };
}

function readEnum(field: Field, name: string, length: number): Texts {
  const texts = field.config.type?.enum?.text ?? [];
  const distinct = new DistinctTexts();
  const distinctIndex = Int32Array.from(texts, (text) => distinct.indexOf(text));
  const isDistinct = distinct.texts.length === texts.length;
  const values: ArrayLike<unknown> = field.values;
  if (isDistinct && values instanceof Int32Array) {
    return { texts, ...knownIndexes(plainIntegers(values), name, texts.length) };
  }
  const index = new Int32Array(length);
  for (let row = 0; row < length; row++) {
    const value = values[row];
    if (typeof value !== 'number' || !(value >= 0 && value < texts.length)) {
      throw new UnfitFrame(`Row ${row + 1} of the field ${name} is ${String(value)}, which its enum does not have.`);
    }
    index[row] = distinctIndex[value];
  }
  return { texts: distinct.texts, index };
}

/** The indexes as they are; refuses one that the enum does not have. */
function knownIndexes(index: Int32Array, name: string, textCount: number): Pick<Texts, 'index' | 'isComplete'> {
  const isUsed = new Uint8Array(textCount);
  let usedCount = 0;
  let firstCount = 0;
  for (let row = 0; row < index.length; row++) {
    const text = index[row];
    if (text < 0 || text >= textCount) {
      throw new UnfitFrame(`Row ${row + 1} of the field ${name} is ${text}, which its enum does not have.`);
    }
    usedCount += isUsed[text] ^ 1;
    isUsed[text] = 1;
    firstCount += text === 0 ? 1 : 0;
  }
  return { index, isComplete: usedCount === textCount && firstCount === 1 && index[0] === 0 };
}

/** Texts in order of appearance, each once. */
class DistinctTexts {
  readonly texts: string[] = [];
  private readonly indexes = new Map<string, number>();

  indexOf(text: string): number {
    const known = this.indexes.get(text);
    if (known !== undefined) {
      return known;
    }
    this.indexes.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }
}
