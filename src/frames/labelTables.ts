// Data frames → label tables for the explanation: our labels frames, any other frame in Grafana's long format, and labelled series of
// any data source, one frame per series or all in one.
import { type DataFrame, type Field, FieldType } from '@grafana/data';
import { type LabelColumn, type LabelTable } from '../engine/explain/labelTable';
import { labelsMetaOf } from './labelsFrame';

/** The tables of one query, by side. */
export interface LabelTables {
  readonly comparison: readonly LabelTable[];
  /** Empty for a query without a baseline. */
  readonly baseline: readonly LabelTable[];
}

/** Decides which labels are read. */
export type LabelFilter = (name: string) => boolean;

/** True for a frame that carries labels: rows with text fields over time, or series with labels. */
export function hasLabels(frame: DataFrame): boolean {
  return labelsMetaOf(frame) !== undefined || isLongFrame(frame) || labelledFields(frame).length > 0;
}

/**
 * Reads the frames of one query, yielding after each column so that a caller can let the page breathe. Tables without any label that
 * `keep` lets through are left out. Frames of Grafana's time comparison, like our own frames of that side, are the baseline.
 */
export function* readLabelTables(frames: readonly DataFrame[], keep: LabelFilter): Generator<undefined, LabelTables> {
  const comparison: LabelTable[] = [];
  const baseline: LabelTable[] = [];
  for (const side of [comparison, baseline]) {
    const own = frames.filter((frame) => isBaseline(frame) === (side === baseline));
    for (const frame of own.filter(isLongFrame)) {
      side.push(yield* readLongFrame(frame, keep));
    }
    const series = own.flatMap((frame) =>
      isLongFrame(frame) ? [] : labelledFields(frame).map((field) => ({ frame, field }))
    );
    if (series.length > 0) {
      side.push(yield* readSeries(series, keep));
    }
  }
  const hasAny = ({ labels, length }: LabelTable) => labels.length > 0 && length > 0;
  return { comparison: comparison.filter(hasAny), baseline: baseline.filter(hasAny) };
}

function isBaseline(frame: DataFrame): boolean {
  return labelsMetaOf(frame)?.side === 'baseline' || frame.meta?.timeCompare?.isTimeShiftQuery === true;
}

function timeFieldOf({ fields }: DataFrame): Field | undefined {
  return fields.find(({ type }) => type === FieldType.time);
}

function isNumber({ type }: Field): boolean {
  return type === FieldType.number;
}

/** The number field that holds the values of a frame that carries labels, for its unit and decimals. */
export function labelValueField(frame: DataFrame): Field | undefined {
  return frame.fields.find(isNumber);
}

function isLongFrame(frame: DataFrame): boolean {
  return (
    timeFieldOf(frame) !== undefined &&
    frame.fields.some(isNumber) &&
    (labelsMetaOf(frame) !== undefined || frame.fields.some(({ type }) => type === FieldType.string))
  );
}

/** Number fields that have labels beside a time field. */
function labelledFields(frame: DataFrame): readonly Field[] {
  return timeFieldOf(frame) === undefined
    ? []
    : frame.fields.filter((field) => isNumber(field) && Object.keys(field.labels ?? {}).length > 0);
}

function* readLongFrame(frame: DataFrame, keep: LabelFilter): Generator<undefined, LabelTable> {
  const cut = labelsMetaOf(frame)?.cut?.value;
  const labels: LabelColumn[] = [];
  for (const field of frame.fields) {
    if (field.type === FieldType.string && keep(field.name)) {
      labels.push(readTexts(field, frame.length, cut));
      yield;
    }
  }
  return {
    length: frame.length,
    timeMs: readNumbers(timeFieldOf(frame), frame.length),
    value: readNumbers(labelValueField(frame), frame.length),
    labels,
  };
}

/** Each text once, in order of appearance; rows of a label set often repeat the text of the row before. */
function readTexts({ name, values }: Field, length: number, cut: string | undefined): LabelColumn {
  const codes = new Int32Array(length);
  const codeOf = new Map<string, number>();
  let lastText: unknown;
  let lastCode = -1;
  for (let row = 0; row < length; row++) {
    const text: unknown = values[row];
    if (row === 0 || text !== lastText) {
      lastText = text;
      lastCode = codeFor(codeOf, textOf(text));
    }
    codes[row] = lastCode;
  }
  return { name, values: [...codeOf.keys()], codes, cutCode: cut === undefined ? undefined : codeOf.get(cut) };
}

function codeFor(codeOf: Map<string, number>, text: string): number {
  const known = codeOf.get(text);
  if (known !== undefined) {
    return known;
  }
  codeOf.set(text, codeOf.size);
  return codeOf.size - 1;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : value === null || value === undefined ? '' : String(value);
}

/** What is no number is no value. */
function readNumbers(field: Field | undefined, length: number): Float64Array {
  const numbers = new Float64Array(length);
  for (let row = 0; row < length; row++) {
    const value: unknown = field?.values[row];
    numbers[row] = typeof value === 'number' ? value : NaN;
  }
  return numbers;
}

interface LabelledSeries {
  readonly frame: DataFrame;
  readonly field: Field;
}

/** Series after series; a label that a series lacks is `''` there. */
function* readSeries(series: readonly LabelledSeries[], keep: LabelFilter): Generator<undefined, LabelTable> {
  const length = series.reduce((sum, { frame }) => sum + frame.length, 0);
  const timeMs = new Float64Array(length);
  const value = new Float64Array(length);
  let row = 0;
  for (const { frame, field } of series) {
    timeMs.set(readNumbers(timeFieldOf(frame), frame.length), row);
    value.set(readNumbers(field, frame.length), row);
    row += frame.length;
  }
  yield;
  const names = [...new Set(series.flatMap(({ field }) => Object.keys(field.labels ?? {})))].filter(
    (name) => name !== '__name__' && keep(name)
  );
  const labels = names.map((name) => seriesColumn(name, series, length));
  return { length, timeMs, value, labels };
}

function seriesColumn(name: string, series: readonly LabelledSeries[], length: number): LabelColumn {
  const codes = new Int32Array(length);
  const codeOf = new Map<string, number>();
  let row = 0;
  for (const { frame, field } of series) {
    codes.fill(codeFor(codeOf, field.labels?.[name] ?? ''), row, row + frame.length);
    row += frame.length;
  }
  return { name, values: [...codeOf.keys()], codes };
}
