// Fields of text: strings, or enums as Grafana's Pyroscope data source sends them.
import { type DataFrame, type Field, FieldType } from '@grafana/data';
import { plainIntegers } from './columns';
import { requiredField, UnfitFrame } from './frameFields';
import { profileMetaOf } from './profileMeta';

/** The distinct texts of a string or enum field, and which one each row has. */
export interface Texts {
  readonly texts: readonly string[];
  readonly index: Int32Array;
}

/** The labels of a profile frame. Our own frames have distinct texts, and their indexes are taken as they are: `checkRows` looks at them. */
export function readLabels(frame: DataFrame): Texts {
  const field = requiredField(frame, 'label');
  const texts = field.config.type?.enum?.text ?? [];
  return field.type === FieldType.enum && field.values instanceof Int32Array && profileMetaOf(frame) !== undefined
    ? { texts, index: plainIntegers(field.values) }
    : readTexts(frame, 'label');
}

/** Refuses the first label that its enum does not have. */
export function refuseUnknownLabels({ texts, index }: Texts): void {
  const row = index.findIndex((label) => label < 0 || label >= texts.length);
  if (row !== -1) {
    throw new UnfitFrame(`Row ${row + 1} of the field label is ${index[row]}, which its enum does not have.`);
  }
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
  const values: ArrayLike<unknown> = field.values;
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
