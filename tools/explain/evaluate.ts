// `npm run explain:eval`: how often the explanation names the planted cause of seeded incidents, beside the two measures
// that dashboards use today. `-- --incidents N --from SEED` takes other incidents. Ends with exit code 1 if a bar is missed.
import { parseArgs } from 'node:util';
import { CONDITIONS, countLine, type Line, missedBar } from './conditions';
import { differenceOfShares, explanation, largestChange, type Method } from './methods';
import { runIncident } from './outcomes';

/** Constants of the method were chosen on these. */
const TUNING_SEEDS = { from: 1, to: 3999 };
/** Of those, so many tell from where on the other methods report: 95 % of the incidents without a cause stay silent. */
const CALIBRATION_INCIDENTS = 300;
const SILENT_SHARE = 0.95;

const { values } = parseArgs({
  options: { incidents: { type: 'string', default: '2000' }, from: { type: 'string', default: '500001' } },
});
const [from, count] = [Number(values.from), Number(values.incidents)];
const others: readonly Method[] = [largestChange, differenceOfShares];

const calibration = seeds(TUNING_SEEDS.from, CALIBRATION_INCIDENTS).map((seed) => runIncident(seed, others));
const thresholds = [1, ...others.map((_, method) => silentThreshold(method))];
const results = seeds(from, count).map((seed, index) => {
  if (process.stderr.isTTY) {
    process.stderr.write(`\r${index + 1} of ${count} incidents`);
  }
  return runIncident(seed, [explanation, ...others]);
});
const lines = CONDITIONS.map((condition) => countLine(condition, results, thresholds));

process.stdout.write(
  [
    `Reported: seeds ${from} – ${from + count - 1}. Tuned on: seeds ${TUNING_SEEDS.from} – ${TUNING_SEEDS.to}.`,
    'Percent of incidents, ours (bar) | largest absolute change | difference of shares.',
    '',
    ...lines.filter((line) => line.count > 0).map(formatLine),
    '',
  ].join('\n')
);
const missed = lines.filter((line) => line.count > 0).flatMap((line) => missedBar(line) ?? []);
process.stdout.write(missed.length === 0 ? 'Every bar is met.\n' : `Missed:\n${missed.join('\n')}\n`);
process.exitCode = missed.length === 0 ? 0 : 1;

function seeds(first: number, length: number): number[] {
  return Array.from({ length }, (_, index) => first + index);
}

function silentThreshold(method: number): number {
  const confidences = calibration
    .filter(({ facts }) => facts.causes.length === 0)
    .map(({ outcomes }) => outcomes[method].confidence)
    .sort((a, b) => a - b);
  return confidences[Math.floor(SILENT_SHARE * confidences.length)];
}

function formatLine({
  condition: { name, measures, bars = [] },
  count: counted,
  percent: [ours, ...rest],
}: Line): string {
  const own = ours.map((value, measure) => {
    const bar = bars[measure] === undefined ? '' : ` (≥ ${bars[measure]})`;
    return `${value.toFixed(1)} ${measures[measure]}${bar}`;
  });
  const theirs = rest.map((row) => row.map((value) => value.toFixed(0)).join(' / '));
  return `${name.padEnd(48)}${String(counted).padStart(5)}  ${own.join(', ').padEnd(56)} | ${theirs.join(' | ')}`;
}
