// Which field of a profile frame carries unit and decimals, and which frames are worth reading at all.
import { type DataFrame, type Field } from '@grafana/data';

/** The field of totals, whose config says how values are written. */
export function profileValueField(frame: DataFrame): Field | undefined {
  return frame.fields.find((field) => field.name === 'value');
}

/** True for a frame that is meant as a flame graph, whether or not it is a sound one. */
export function isProfileFrame(frame: DataFrame): boolean {
  return (
    frame.meta?.preferredVisualisationType === 'flamegraph' || frame.fields.some((field) => field.name === 'level')
  );
}
