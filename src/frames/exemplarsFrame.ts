// Single profiles as points on a time series, by the names that Grafana's Time series panel knows exemplars by.
import { createDataFrame, type DataFrame, type DataLink, DataTopic } from '@grafana/data';
import { type Label } from '../engine/profile/profile';
import { numberField, textField, timeField } from './fieldValues';

export interface ExemplarPoint {
  readonly timeMs: number;
  /** In the unit of the series that it lies on. */
  readonly value: number;
  readonly labels: readonly Label[];
  /** The profile or the span; `''` where there is none. */
  readonly id: string;
}

export interface ExemplarsMeta {
  /** What `Id` is called: "Profile ID" or "Span ID". */
  readonly idTitle: string;
  /** Grafana's unit id of the values. */
  readonly unit: string;
  /** Opens the profile behind an id. */
  readonly links: readonly DataLink[];
}

/** One row per point in the given order, a text field per label that any of them has. */
export function exemplarsFrame(points: readonly ExemplarPoint[], { idTitle, unit, links }: ExemplarsMeta): DataFrame {
  const names = [...new Set(points.flatMap(({ labels }) => labels.map(({ name }) => name)))].sort();
  return createDataFrame({
    name: 'exemplar',
    meta: { dataTopic: DataTopic.Annotations },
    fields: [
      timeField(
        'Time',
        Float64Array.from(points, ({ timeMs }) => timeMs)
      ),
      numberField(
        'Value',
        Float64Array.from(points, ({ value }) => value),
        { unit }
      ),
      textField(
        'Id',
        points.map(({ id }) => id),
        { displayName: idTitle, links: [...links] }
      ),
      ...names.map((name) =>
        textField(
          name,
          points.map(({ labels }) => labels.find((label) => label.name === name)?.value ?? '')
        )
      ),
    ],
  });
}
