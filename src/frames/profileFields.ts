// What can be seen of a profile frame without reading it: its fields for names and values, whether it is a diff, whether it is one at all.
import { type DataFrame, type Field } from '@grafana/data';

/** The field of totals, whose config says how values are written. */
export function profileValueField(frame: DataFrame): Field | undefined {
  return frame.fields.find((field) => field.name === 'value');
}

/** The field of function names: texts, or positions among the texts of an enum. */
export function profileLabelField(frame: DataFrame): Field | undefined {
  return frame.fields.find((field) => field.name === 'label');
}

/** True for a frame that is a comparison of two profiles already, whether or not it is a sound one. */
export function isDiffFrame(frame: DataFrame): boolean {
  return frame.fields.some((field) => field.name === 'valueRight' || field.name === 'selfRight');
}

/** True for a frame that is meant as a flame graph, whether or not it is a sound one. */
export function isProfileFrame(frame: DataFrame): boolean {
  return (
    frame.meta?.preferredVisualisationType === 'flamegraph' || frame.fields.some((field) => field.name === 'level')
  );
}
