// The incident of samples/: version 1.1.0 is deployed everywhere at 12:21, and eu-north takes four times the CPU time.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compareSides, compareWindow } from '../../src/engine/explain/compareTables';
import { type ChangeExplanation, explainChange } from '../../src/engine/explain/explainChange';
import { headlineText } from '../../src/engine/explain/explanationText';
import { type LabelTable } from '../../src/engine/explain/labelTable';
import { decodeProfile } from '../../src/engine/formats/decodeProfile';
import { repositoryRoot } from '../repository';
import { tableFromRows } from './tableFromRows';

const SLICE_MS = 20_000;
const STEPS = 36;
const samples = path.join(repositoryRoot, 'samples');
const { range } = JSON.parse(readFileSync(path.join(samples, 'expected.json'), 'utf8')) as {
  readonly range: { readonly fromMs: number; readonly deployMs: number; readonly toMs: number };
};

/** CPU cores per slice of 20 s and label set, as a labels query gives them. */
function recordedTable(): LabelTable {
  const root = path.join(samples, 'profiles');
  const rows = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.cpu.pb.gz'))
    .sort((a, b) => path.basename(a).localeCompare(path.basename(b)) || a.localeCompare(b))
    .flatMap((file) => {
      const labels = Object.fromEntries(
        path
          .dirname(file)
          .split(path.sep)
          .map((part) => part.split('='))
      ) as Record<string, string>;
      const name = path.basename(file);
      const startMs = Date.parse(name.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z.*$/, '$1-$2-$3T$4:$5:$6Z'));
      const profile = decodeProfile(readFileSync(path.join(root, file)));
      const cpu = profile.samples.values[profile.defaultSampleTypeIndex];
      const byVehicle = new Map<string, number>();
      profile.samples.labelSetIndex.forEach((set, row) => {
        const vehicle = profile.labelSets[set].find((label) => label.name === 'vehicle')?.value ?? '';
        byVehicle.set(vehicle, (byVehicle.get(vehicle) ?? 0) + cpu[row] / 1e6 / SLICE_MS);
      });
      return [...byVehicle].map(([vehicle, value]) => ({
        timeMs: startMs + SLICE_MS,
        labels: { ...labels, ...(vehicle === '' ? {} : { vehicle }) },
        value,
      }));
    });
  return tableFromRows(rows);
}

/** CPU cores by region and version, a point every 20 s: what the recorded counters rose by in the minute before it. */
function recordedSeries(): LabelTable {
  const line = /^process_cpu_seconds_total\{.*region="(.*?)".*version="(.*?)"\} (\S+) (\S+)$/gm;
  const counters = new Map<string, Array<{ readonly timeMs: number; readonly seconds: number }>>();
  for (const [, region, version, seconds, time] of readFileSync(
    path.join(samples, 'metrics', 'metrics.om'),
    'utf8'
  ).matchAll(line)) {
    const key = JSON.stringify({ region, version });
    counters.set(key, [...(counters.get(key) ?? []), { timeMs: 1000 * Number(time), seconds: Number(seconds) }]);
  }
  const times = Array.from({ length: STEPS }, (_, step) => range.fromMs + (step + 1) * SLICE_MS);
  return tableFromRows(
    times.flatMap((timeMs) =>
      [...counters].flatMap(([key, samplesOfCounter]) => {
        const minute = samplesOfCounter.filter((sample) => sample.timeMs > timeMs - 60_000 && sample.timeMs <= timeMs);
        const value = minute.length < 2 ? 0 : (minute[minute.length - 1].seconds - minute[0].seconds) / 60;
        return value === 0 ? [] : [{ timeMs, labels: JSON.parse(key) as Record<string, string>, value }];
      })
    )
  );
}

const table = recordedTable();
const cores = (value: number) => `${value.toFixed(2)} cores`;

test('the window after the deploy: the first sentence names the version and the region', () => {
  const comparison = compareWindow([table], { fromMs: range.deployMs, toMs: range.toMs });
  const change = explainChange(comparison);
  expect([comparison.baselineSteps, comparison.comparisonSteps]).toEqual([18, 18]);
  expect(headlineText(change, cores).text).toBe(
    'version=1.1.0 in region=eu-north with vehicle=car: 104 % of the increase (+0.45 cores), ' +
      'was 23 % of the baseline before version=1.1.0.'
  );
});

/** Windows that begin and end up to 3 slices before and 6 after the edges of the spike, as far as there are values. */
const windows = [-3, -2, -1, 0, 1, 2, 3, 4, 5, 6].flatMap((start) =>
  [-6, -5, -4, -3, -2, -1, 0].map((end) => ({ start, end }))
);

function explainWindow(of: LabelTable, { start, end }: (typeof windows)[number]): ChangeExplanation {
  const edges = { fromMs: range.deployMs + start * SLICE_MS, toMs: range.toMs + end * SLICE_MS };
  return explainChange(compareWindow([of], edges));
}

test.each([
  ['profiles', table],
  ['Prometheus series', recordedSeries()],
])('windows that cut the spike, %s: the new version or its region is named', (_, of) => {
  const answers = windows.map((window) => ({ window, change: explainWindow(of, window) }));
  const wrong = answers.filter(({ change: { explanations } }) => {
    const names = explanations[0].selection.map(({ label, value }) => `${label}=${value}`);
    return names.includes('version=1.0.0') || !names.some((name) => /^(version=1\.1\.0|region=eu-north)$/.test(name));
  });
  expect(wrong.map(({ window, change }) => [window, headlineText(change, cores).text])).toEqual([]);
  expect(answers.filter(({ change }) => change.unexplained !== undefined)).toEqual([]);
  expect(answers.filter(({ change }) => !change.explanations[0].isExplained)).toEqual([]);
});

/** What an alert opens: minutes before the moment it fired at, against as many before those. In slices of 20 s. */
const alertWindows = [9, 12, 15].flatMap((length) =>
  [1, 2, 3, 4, 5, 6, 7, 8, 9].map((afterDeploy) => ({ length, afterDeploy }))
);

test('windows of 3, 4 and 5 minutes that end up to 3 minutes after the deploy name the version and the region', () => {
  const unnamed = alertWindows.filter(({ length, afterDeploy }) => {
    const toMs = range.deployMs + afterDeploy * SLICE_MS;
    const fromMs = toMs - length * SLICE_MS;
    const isWithin = (from: number, to: number) => (row: number) => table.timeMs[row] > from && table.timeMs[row] <= to;
    const { explanations } = explainChange(
      compareSides(
        [keepRows(table, isWithin(fromMs, toMs))],
        [keepRows(table, isWithin(fromMs - length * SLICE_MS, fromMs))]
      )
    );
    const [first, second] = explanations[0]?.isExplained === true ? explanations[0].selection : [];
    return first?.value !== '1.1.0' || second?.value !== 'eu-north';
  });
  expect(unnamed).toEqual([]);
});

test.each([
  ['profiles', table],
  ['Prometheus series', recordedSeries()],
])('windows that cut the spike, %s: no amount is larger than what the values changed by', (_, of) => {
  const impossible = windows.flatMap((window) =>
    explainWindow(of, window)
      .explanations.filter(
        ({ change, baseline, comparison, kind }) =>
          kind !== 'newValue' && Math.abs(change) > Math.abs(comparison - baseline) + 1e-9
      )
      .map(({ selection, change }) => ({ window, selection, change }))
  );
  expect(impossible).toEqual([]);
});

test('the two versions as two sides give the same answer', () => {
  const isAfter = (row: number) => table.timeMs[row] > range.deployMs;
  const change = explainChange(compareSides([keepRows(table, isAfter)], [keepRows(table, (row) => !isAfter(row))]));
  expect(change.explanations[0].selection.slice(0, 2)).toEqual([
    { label: 'version', value: '1.1.0' },
    { label: 'region', value: 'eu-north' },
  ]);
});

test('the calm time before the deploy, which gets calmer: nothing explains it', () => {
  const calm = keepRows(table, (row) => table.timeMs[row] <= range.deployMs);
  const middle = (range.fromMs + range.deployMs) / 2;
  const change = explainChange(compareWindow([calm], { fromMs: middle, toMs: range.deployMs }));
  expect(headlineText(change, cores).text).toMatch(
    /^Nothing explains it: all values of all labels changed alike, by ×0\.9\d /
  );
});

function keepRows(from: LabelTable, keep: (row: number) => boolean): LabelTable {
  const rows = Int32Array.from([...from.timeMs.keys()].filter(keep));
  return {
    length: rows.length,
    timeMs: Float64Array.from(rows, (row) => from.timeMs[row]),
    value: Float64Array.from(rows, (row) => from.value[row]),
    labels: from.labels.map((label) => ({ ...label, codes: rows.map((row) => label.codes[row]) })),
  };
}
