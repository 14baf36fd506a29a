// The fields of a frame that is being read as a flame graph, and how reading fails.
import { type DataFrame, type Field } from '@grafana/data';

/** Thrown while reading a frame and caught by `callTreeFromFrame` alone: the message is the sentence for the user. */
export class UnfitFrame extends Error {}

export function fieldNamed(frame: DataFrame, name: string): Field | undefined {
  return frame.fields.find((field) => field.name === name);
}

export function requiredField(frame: DataFrame, name: string): Field {
  const field = fieldNamed(frame, name);
  if (field === undefined) {
    throw new UnfitFrame(`This frame lacks the field ${name}.`);
  }
  return field;
}
