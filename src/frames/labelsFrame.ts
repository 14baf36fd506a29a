// Series by label set → one frame in Grafana's long format: a row per bucket and label set, a text field per label. Single labels and
// their pairs come from the same rows; docs/frames.md is the contract.
import { createDataFrame, type DataFrame, DataFrameType } from '@grafana/data';
import { type Label } from '../engine/profile/profile';
import { type BaselineMeta } from './baselineMeta';
import { numberField, textField, timeField } from './fieldValues';
import { flameboardCustom, flameboardFacts } from './flameboardMeta';
import { type Progress } from './profileMeta';

/** The plugin id of the panel that should show a labels frame in Explore. */
const LABELS_PANEL_ID = 'flameboard-labels-panel';

/** One label set over time; `times` and `values` are equally long. */
export interface LabelSeries {
  /** A label of the frame that is not here is absent: its field holds `''`. */
  readonly labels: readonly Label[];
  /** Ends of buckets in milliseconds, ascending. */
  readonly times: readonly number[];
  readonly values: readonly number[];
}

/** Label sets that a limit left out. Their sum is in rows of their own, so totals stay exact. */
export interface LabelsCut {
  /** What all label fields of those rows hold; no label of the frame has this value. */
  readonly value: string;
  /** How many label sets the rows stand for; undefined where the store does not say. */
  readonly hiddenCount?: number;
}

export interface LabelsMeta {
  /** `comparison` is what the query asks for, `baseline` the other side. */
  readonly side: 'comparison' | 'baseline';
  /** Profile type id in Pyroscope's five parts. */
  readonly profileType: string;
  /** The kind of store. */
  readonly store: string;
  /** The distance of points. */
  readonly stepMs: number;
  /** Whether values are sums per bucket, or averages of levels: sums add up to the total, averages do not. */
  readonly aggregation: 'sum' | 'average';
  /** What was asked for, [fromMs, toMs): buckets that lie only partly in it are left out. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly cut?: LabelsCut;
  /** Labels that nobody asked for and that cannot explain anything. */
  readonly leftOut?: { readonly internal: number; readonly singleValued: number };
  readonly baseline?: BaselineMeta;
  /** Present while more frames are to come. */
  readonly progress?: Progress;
}

/**
 * The frame of one side: `time`, a field per label, `value`. Rows are in order of time, then of series; rows of 0 are left out.
 *
 * `labelNames`: The labels of the frame, in the order of its fields. `unit`: Grafana's unit id of the values.
 */
export function labelsFrame(
  labelNames: readonly string[],
  series: readonly LabelSeries[],
  unit: string,
  meta: LabelsMeta
): DataFrame {
  const { rowCount, rowsAt } = rowsByTime(series);
  const times = new Float64Array(rowCount);
  const values = new Float64Array(rowCount);
  const texts = labelNames.map(() => new Array<string>(rowCount));
  const textsOf = series.map(({ labels }) =>
    labelNames.map((name) => labels.find((label) => label.name === name)?.value ?? '')
  );
  let row = 0;
  for (const [timeMs, points] of rowsAt) {
    for (const { seriesIndex, value } of points) {
      times[row] = timeMs;
      values[row] = value;
      texts.forEach((column, label) => {
        column[row] = textsOf[seriesIndex][label];
      });
      row++;
    }
  }
  return createDataFrame({
    name: 'labels',
    meta: {
      type: DataFrameType.TimeSeriesLong,
      preferredVisualisationType: 'table',
      preferredVisualisationPluginId: LABELS_PANEL_ID,
      custom: flameboardCustom('labels', meta),
    },
    fields: [
      timeField('time', times),
      ...labelNames.map((name, label) => textField(name, texts[label])),
      numberField('value', values, { unit }),
    ],
  });
}

interface Point {
  readonly seriesIndex: number;
  readonly value: number;
}

function rowsByTime(series: readonly LabelSeries[]): {
  readonly rowCount: number;
  readonly rowsAt: ReadonlyArray<readonly [timeMs: number, points: readonly Point[]]>;
} {
  const rowsAt = new Map<number, Point[]>();
  let rowCount = 0;
  series.forEach(({ times, values }, seriesIndex) => {
    times.forEach((timeMs, index) => {
      if (values[index] !== 0) {
        const points = rowsAt.get(timeMs) ?? [];
        points.push({ seriesIndex, value: values[index] });
        rowsAt.set(timeMs, points);
        rowCount++;
      }
    });
  });
  return { rowCount, rowsAt: [...rowsAt].sort(([a], [b]) => a - b) };
}

/** The same frame while more frames of its query are to come. */
export function withLabelsProgress(frame: DataFrame, progress: Progress): DataFrame {
  const meta = labelsMetaOf(frame);
  return meta === undefined
    ? frame
    : { ...frame, meta: { ...frame.meta, custom: flameboardCustom('labels', { ...meta, progress }) } };
}

/** Our own facts of a labels frame; undefined for a frame of somebody else's. */
export function labelsMetaOf(frame: DataFrame): LabelsMeta | undefined {
  const facts = flameboardFacts(frame, 'labels');
  return facts !== undefined && isLabelsMeta(facts) ? facts : undefined;
}

function isLabelsMeta(facts: object): facts is LabelsMeta {
  return 'side' in facts && (facts.side === 'comparison' || facts.side === 'baseline');
}
