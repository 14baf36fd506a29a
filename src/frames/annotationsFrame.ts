// Moments with a text → a frame of annotations, by the names that Grafana reads events from.
import { createDataFrame, type DataFrame, DataTopic } from '@grafana/data';
import { textField, timeField } from './fieldValues';

export interface Moment {
  readonly timeMs: number;
  readonly title: string;
  readonly text: string;
  /** For filtering; without commas. */
  readonly tag: string;
}

/** One row per moment, in order of time. */
export function annotationsFrame(moments: readonly Moment[]): DataFrame {
  const ordered = [...moments].sort((a, b) => a.timeMs - b.timeMs);
  return createDataFrame({
    name: 'annotations',
    meta: { dataTopic: DataTopic.Annotations },
    fields: [
      timeField(
        'time',
        Float64Array.from(ordered, ({ timeMs }) => timeMs)
      ),
      textField(
        'title',
        ordered.map(({ title }) => title)
      ),
      textField(
        'text',
        ordered.map(({ text }) => text)
      ),
      textField(
        'tags',
        ordered.map(({ tag }) => tag.replaceAll(',', ' '))
      ),
    ],
  });
}
