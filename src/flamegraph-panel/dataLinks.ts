// The data links of a frame's fields for one function, with `${__data.fields.label}` and the others filled in from its row.
import { type DataFrame, type Field, type LinkModel } from '@grafana/data';
import { profileLabelField, profileValueField } from '../frames/profileFields';
import { type PathStep } from '../views/profile/functionPath';

/** Links of the label field, then those of the value field; one of each address. */
export function linksOfFunction(frame: DataFrame, { name }: PathStep): readonly LinkModel[] {
  const fields = [profileLabelField(frame), profileValueField(frame)].filter((field) => field?.getLinks !== undefined);
  if (fields.length === 0) {
    return [];
  }
  const row = rowOfFunction(frame, name);
  const links = fields.flatMap((field) => field?.getLinks?.(row === -1 ? {} : { valueRowIndex: row }) ?? []);
  return links.filter(({ href }, index) => links.findIndex((other) => other.href === href) === index);
}

/** The first row of the function: all its rows have the same label. */
function rowOfFunction(frame: DataFrame, name: string): number {
  const field = profileLabelField(frame);
  if (field === undefined) {
    return -1;
  }
  const stored: unknown = storedValue(field, name);
  return field.values.findIndex((value: unknown) => value === stored);
}

/** How the field holds a name: as it is, or as its position among the field's texts. */
function storedValue({ config }: Field, name: string): unknown {
  const texts = config.type?.enum?.text;
  return texts === undefined ? name : texts.indexOf(name);
}
