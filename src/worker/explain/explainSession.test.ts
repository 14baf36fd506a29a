import { type LabelTable } from '../../engine/explain/labelTable';
import { type ExplorerAnswer, type ExplorerQuestion } from './explainRequest';
import { ExplainSession } from './explainSession';

const SECONDS = 24;

/** A row per bucket of one second and label set; in seconds 9 to 16 `us` is four times as large. */
function table(): LabelTable {
  const regions = ['eu', 'us'];
  const pods = ['a', 'b', 'c'];
  const rows: Array<readonly [timeMs: number, value: number, region: number, pod: number]> = [];
  for (let second = 1; second <= SECONDS; second++) {
    pods.forEach((_, pod) => {
      const noise = ((second * 7 + pod * 3) % 5) * 4;
      rows.push([second * 1000, 1900 + noise, 0, pod]);
      rows.push([second * 1000, (second > 8 && second <= 16 ? 1600 : 400) + noise, 1, pod]);
    });
  }
  return {
    length: rows.length,
    timeMs: Float64Array.from(rows, ([timeMs]) => timeMs),
    value: Float64Array.from(rows, ([, value]) => value),
    labels: [
      { name: 'region', values: regions, codes: Int32Array.from(rows, (row) => row[2]) },
      { name: 'pod', values: pods, codes: Int32Array.from(rows, (row) => row[3]) },
      { name: 'job', values: ['web'], codes: new Int32Array(rows.length) },
    ],
  };
}

const question: ExplorerQuestion = {
  sides: { kind: 'nothing' },
  order: 'explanation',
  limit: 2,
  unlimited: [],
  search: '',
};

function loaded(): ExplainSession {
  const session = new ExplainSession();
  session.load({ comparison: [table()], baseline: [], stepMs: undefined });
  return session;
}

function listed({ labels }: ExplorerAnswer): string[] {
  return labels.map(
    ({ name, values, other }) => `${name}: ${[...values, ...(other ? [`other (${other.valueCount})`] : [])].join(' ')}`
  );
}

test('the timeline has a bucket per step, and the total in each', () => {
  const { buckets, totals } = new ExplainSession().load({ comparison: [table()], baseline: [], stepMs: undefined });
  expect(buckets).toEqual({ fromMs: 0, stepMs: 1000, count: SECONDS });
  expect(totals[8] - totals[0]).toBeGreaterThan(3000);
});

test('without two sides: shares, largest first, and no explanation', () => {
  const answer = loaded().answer(question);
  expect(answer.change).toBeUndefined();
  expect(answer.singleValued).toEqual([{ label: 'job', value: 'web' }]);
  expect(listed(answer)).toEqual(['region: eu us', expect.stringMatching(/^pod: . . other \(1\)$/)]);
});

test('a window against the rest names what changed', () => {
  const answer = loaded().answer({ ...question, sides: { kind: 'window', window: { fromMs: 8000, toMs: 16_000 } } });
  expect(answer.change?.explanations[0]).toMatchObject({
    selection: [{ label: 'region', value: 'us' }],
    isExplained: true,
  });
});

test('two loaded sides are compared', () => {
  const session = new ExplainSession();
  const all = table();
  const calm = { ...all, value: all.value.map((value) => (value < 1700 ? Math.min(value, 400) : value)) };
  session.load({ comparison: [all], baseline: [calm], stepMs: 1000 });
  const { change } = session.answer({ ...question, sides: { kind: 'baseline' } });
  expect(change?.explanations[0].selection).toEqual([{ label: 'region', value: 'us' }]);
});

test('a label without limit lists all of its values, the others keep theirs', () => {
  expect(listed(loaded().answer({ ...question, order: 'name', limit: 1, unlimited: ['pod'] }))).toEqual([
    'pod: a b c',
    'region: eu other (1)',
  ]);
});

test('a search finds values by label and value, beyond the limit too', () => {
  const answer = loaded().answer({ ...question, order: 'name', limit: 1, search: 'pod=c' });
  expect([listed(answer), answer.foundCount]).toEqual([['pod: c'], 1]);
  expect(loaded().answer({ ...question, search: '/(/' }).foundCount).toBe(0);
});

test('charts have a row per value and are no higher than the common scale', () => {
  const session = loaded();
  session.answer(question);
  const charts = session.charts({ label: 'region', values: ['us', 'nobody', 'eu'] });
  expect(charts).toHaveLength(3 * SECONDS);
  expect(Math.max(...charts)).toBe(session.chartScale());
  expect(Math.max(...charts.subarray(SECONDS, 2 * SECONDS))).toBe(0);
});

test('many points share buckets, and stay averages per step', () => {
  const points = 1000;
  const long: LabelTable = {
    length: points,
    timeMs: Float64Array.from({ length: points }, (_, index) => index * 10),
    value: new Float64Array(points).fill(3),
    labels: [{ name: 'pod', values: ['a'], codes: new Int32Array(points) }],
  };
  const { buckets, totals } = new ExplainSession().load({ comparison: [long], baseline: [], stepMs: undefined });
  expect(buckets).toEqual({ fromMs: -10, stepMs: 50, count: 200 });
  expect([...new Set(totals)]).toEqual([3]);
});

test('nothing was loaded, nothing is answered', () => {
  const session = new ExplainSession();
  const answer = session.answer(question);
  expect([answer.labels, answer.comparison, session.chartScale()]).toEqual([[], 0, 0]);
});
