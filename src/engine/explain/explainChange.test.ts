import { explainChange, type ChangeExplanation } from './explainChange';
import { comparisonFromText } from './tableText.testHelper';

/** The first explanation as text, or why there is none. */
function answer(change: ChangeExplanation): string {
  const [best] = change.explanations;
  return change.unexplained ?? best.selection.map(({ label, value }) => `${label}=${value}`).join(' ');
}

/** Lines for every combination of the labels' values. */
function grid(labels: Readonly<Record<string, readonly string[]>>, sums: (labels: Record<string, string>) => string) {
  let rows: Array<Record<string, string>> = [{}];
  for (const [name, values] of Object.entries(labels)) {
    rows = rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value })));
  }
  const line = (row: Record<string, string>) =>
    `${sums(row)} ${Object.entries(row)
      .map(([name, value]) => `${name}=${value}`)
      .join(' ')}`;
  return comparisonFromText(rows.map(line).join('\n'));
}

const labels = { region: ['eu', 'us', 'ap'], endpoint: ['/a', '/b', '/c', '/d'], flag: ['on', 'off'] };

test('a value that rose alone explains the increase, in numbers', () => {
  const change = explainChange(grid(labels, ({ region }) => (region === 'eu' ? '1000 1500' : '1000 1000')));
  expect(answer(change)).toBe('region=eu');
  expect(change.explanations[0]).toMatchObject({
    kind: 'value',
    change: 4000,
    shareOfChange: 1,
    baseline: 8000,
    comparison: 12000,
    baselineShare: 1 / 3,
    level: 1,
    isExplained: true,
  });
});

test('a pair whose parts are larger is named as a pair, the coarser label first', () => {
  const isHit = (row: Record<string, string>) => row.region === 'eu' && row.endpoint === '/b';
  const change = explainChange(grid(labels, (row) => (isHit(row) ? '1000 2500' : '1000 1000')));
  expect(answer(change)).toBe('region=eu endpoint=/b');
});

test('a pair of two labels with two values each is found below a level, where the other values seem to have moved', () => {
  const two = { arch: ['arm', 'x86'], flag: ['on', 'off'], endpoint: ['/a', '/b', '/c', '/d'] };
  const isHit = (row: Record<string, string>) => row.arch === 'arm' && row.flag === 'on';
  const change = explainChange(grid(two, (row) => (isHit(row) ? '1000 1200' : '1000 780')));
  expect(answer(change)).toBe('arch=arm flag=on');
});

test('what fell explains the decrease', () => {
  const change = explainChange(grid(labels, ({ endpoint }) => (endpoint === '/c' ? '1000 100' : '1000 1000')));
  expect(answer(change)).toBe('endpoint=/c');
  expect(change.explanations[0].change).toBe(-5400);
});

test('more of everything is no explanation', () => {
  expect(answer(explainChange(grid(labels, () => '1000 1300')))).toBe('uniform');
});

test('equal sides are no change', () => {
  expect(answer(explainChange(grid(labels, () => '1000 1000')))).toBe('noChange');
});

test('a rise on top of a level is told apart from it', () => {
  const change = explainChange(grid(labels, ({ region }) => (region === 'us' ? '1000 2000' : '1000 1200')));
  expect(answer(change)).toBe('region=us');
  expect(change.explanations[0]).toMatchObject({ level: 1.2, change: 6400 });
});

test('what rose while everything else fell is said to have added what it rose by, no more', () => {
  const [best] = explainChange(grid(labels, ({ region }) => (region === 'eu' ? '1000 1250' : '1000 800'))).explanations;
  expect(best).toMatchObject({ selection: [{ label: 'region', value: 'eu' }], level: 0.8, change: 2000 });
});

test('what only fell less than everything else added nothing', () => {
  const [best] = explainChange(grid(labels, ({ region }) => (region === 'eu' ? '1000 950' : '1000 700'))).explanations;
  expect(best).toMatchObject({ selection: [{ label: 'region', value: 'eu' }], isExplained: true, change: 0 });
});

/** Version 2 took over from version 1, at four times the cost in eu; the baseline has `late` % of the time after it. */
function rollout(late: number) {
  const lines = ['eu', 'us', 'ap'].flatMap((region) => [
    `${(100 - late) * 90} 0 version=1 region=${region}`,
    `${late * (region === 'eu' ? 360 : 90)} ${region === 'eu' ? 36000 : 9000} version=2 region=${region}`,
  ]);
  return explainChange(comparisonFromText(lines.join('\n')));
}

test.each([5, 10, 20, 40])(
  'a rollout of which the baseline has %d %% is no level: the old version did not fall by it',
  (late) => {
    const change = rollout(late);
    expect(answer(change)).toContain('region=eu');
    expect(answer(change)).not.toContain('version=1');
    for (const { change: amount, baseline, comparison } of change.explanations) {
      expect(Math.abs(amount)).toBeLessThanOrEqual(Math.abs(comparison - baseline) + 1e-9);
    }
  }
);

/** A window of which `old` % lie before version 2 took over from version 1; everything in eu costs `more` times, version 2 `cost` times. */
function startedEarly(old: number, { cost = 1, more = 1 }) {
  const lines = ['eu', 'us', 'ap'].flatMap((region) => {
    const [own, ofNew] = region === 'eu' ? [more, more * cost] : [1, 1];
    return [
      `9000 ${old * 90 * own} version=1 region=${region}`,
      `0 ${(100 - old) * 90 * ofNew} version=2 region=${region}`,
    ];
  });
  return explainChange(comparisonFromText(lines.join('\n')));
}

test.each([20, 50, 80])('a window of which %d %% lie before a rollout: the version is named with the region', (old) => {
  const change = startedEarly(old, { cost: 4 });
  expect(answer(change)).toBe('version=2 region=eu');
  expect(change.explanations[0].kind).toBe('newcomer');
});

test.each([20, 50, 80])(
  'a window of which %d %% lie before a rollout at equal cost: what rose by itself is named without the version',
  (old) => {
    const { explanations } = startedEarly(old, { more: 3 });
    expect(explanations.some(({ selection }) => selection[0].value === 'eu')).toBe(true);
    expect(explanations.filter(({ kind }) => kind === 'newcomer')).toEqual([]);
  }
);

test('too few samples are not judged, and neither are values nobody knows the samples of', () => {
  expect(answer(explainChange(grid(labels, ({ region }) => (region === 'eu' ? '1 2' : '1 1'))))).toBe('tooFewSamples');
  const unknown = { ...grid(labels, () => '1000 1300'), sampleValue: undefined };
  expect(answer(explainChange(unknown))).toBe('tooFewSamples');
});

test('renamed pods explain nothing', () => {
  const pods = Array.from({ length: 8 }, (_, index) => [
    `1000 0 pod=p${index} node=n${index % 4}`,
    `0 1000 pod=q${index} node=n${index % 4}`,
  ]);
  expect(answer(explainChange(comparisonFromText(pods.flat().join('\n'))))).toBe('scattered');
});

test('load that moved to another version at the same cost explains nothing', () => {
  const lines = ['a', 'b', 'c', 'd', 'e'].map(
    (node) => `1000 400 version=1 node=${node}\n0 600 version=2 node=${node}`
  );
  expect(explainChange(comparisonFromText(lines.join('\n'))).unexplained).toBe('scattered');
});

test('a version that took over at twice the cost is named, with what it added', () => {
  const touched = ['a', 'b'];
  const lines = ['a', 'b', 'c', 'd', 'e'].map((node) =>
    touched.includes(node)
      ? `10000 4000 version=1 node=${node}\n0 12000 version=2 node=${node}`
      : `10000 10000 version=1 node=${node}`
  );
  const change = explainChange(comparisonFromText(lines.join('\n')));
  expect(answer(change)).toBe('version=2');
  expect(change.explanations[0].kind).toBe('newValue');
  expect(change.explanations[0].change).toBeCloseTo(12000, -3);
});

test.each([
  [1, -6000],
  [1.4, 0],
])('a version that took over at half the cost saved no more than everything else fell by: level %d', (level, saved) => {
  const lines = ['a', 'b', 'c', 'd', 'e'].map((node) =>
    ['a', 'b'].includes(node)
      ? `10000 ${4000 * level} version=1 node=${node}\n0 ${3000 * level} version=2 node=${node}`
      : `10000 ${10000 * level} version=1 node=${node}`
  );
  const change = explainChange(comparisonFromText(lines.join('\n')));
  expect(answer(change)).toBe('version=2');
  expect(change.explanations[0].change).toBeCloseTo(saved, -3);
});

test('labels that say the same are one explanation with several names, the coarser first', () => {
  const lines = ['p1 web', 'p2 web', 'p3 api', 'p4 api', 'p5 db'].map((text) => {
    const [pod, service] = text.split(' ');
    return `1000 ${service === 'db' ? 3000 : 1000} pod=${pod} service=${service}`;
  });
  const [best] = explainChange(comparisonFromText(lines.join('\n'))).explanations;
  expect(best.selection).toEqual([{ label: 'service', value: 'db' }]);
  expect(best.alsoKnownAs).toEqual([[{ label: 'pod', value: 'p5' }]]);
});

test('two causes are both found', () => {
  const sums = ({ region, endpoint }: Record<string, string>) =>
    `1000 ${1000 + (region === 'ap' ? 1500 : 0) + (endpoint === '/d' ? 700 : 0)}`;
  const said = explainChange(grid(labels, sums)).explanations.filter(({ isExplained }) => isExplained);
  expect(said.map(({ selection }) => selection.map(({ value }) => value).join())).toEqual(
    expect.arrayContaining(['ap', '/d'])
  );
});

test('what a limit cut off is never the explanation', () => {
  const comparison = grid({ pod: ['a', 'b', 'c', 'other'] }, ({ pod }) =>
    pod === 'other' ? '1000 3000' : '1000 1000'
  );
  const [table] = comparison.tables;
  const cut = { ...comparison, tables: [{ ...table, labels: [{ ...table.labels[0], cutCode: 3 }] }] };
  expect(explainChange(cut).explanations.some(({ selection }) => selection[0].value === 'other')).toBe(false);
  expect(answer(explainChange(comparison))).toBe('pod=other');
});

test('no tables, no labels and no values are answered, not thrown', () => {
  const empty = { ...comparisonFromText('0 0 a=b'), tables: [] };
  expect(explainChange(empty).unexplained).toBe('tooFewSamples');
  expect(explainChange(comparisonFromText('0 0 a=b')).unexplained).toBe('tooFewSamples');
  expect(explainChange(comparisonFromText('0 900 a=b\n0 900 a=c')).unexplained).toBe('tooFewSamples');
  expect(explainChange(comparisonFromText('1000 0 a=b\n0 3000 a=c')).explanations).toEqual([]);
});
