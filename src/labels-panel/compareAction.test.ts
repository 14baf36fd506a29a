import { compareAction, type CompareWorld, flameGraphAction } from './compareAction';

const sides = {
  comparison: [{ name: 'version', operator: '=', value: '1.1.0' }],
  baseline: [{ name: 'version', operator: '!=', value: '1.1.0' }],
} as const;

function dashboard(variables: readonly string[], drillDown = '') {
  const done: unknown[] = [];
  const world: CompareWorld = {
    options: { comparisonVariable: 'comparison', baselineVariable: 'baseline', drillDown },
    has: (name) => variables.includes(name),
    set: (values) => done.push(values),
    open: (path) => done.push(path),
    search: new URLSearchParams('from=now-1h&to=now&var-service=api&orgId=1'),
    range: { fromMs: 1000, toMs: 9000 },
  };
  return { done, world };
}

test('both variables of the dashboard are set', () => {
  const { done, world } = dashboard(['comparison', 'baseline'], 'elsewhere');
  const compare = compareAction(world);
  if ('run' in compare) {
    compare.run(sides, undefined);
  }
  expect(done).toEqual([{ comparison: 'version="1.1.0"', baseline: 'version!="1.1.0"' }]);
});

test('without them the drill-down dashboard opens, with the selected time and the time before', () => {
  const { done, world } = dashboard(['comparison'], 'drill');
  const compare = compareAction(world);
  if ('run' in compare) {
    compare.run(sides, { fromMs: 4000, toMs: 6000 });
    compare.run(sides, { fromMs: 1000, toMs: 6000 });
    compare.run(sides, undefined);
  }
  const queries = done.map((path) => Object.fromEntries(new URL(String(path), 'http://grafana').searchParams));
  expect(queries[0]).toEqual({
    from: '4000',
    to: '6000',
    'var-service': 'api',
    'var-comparison': 'version="1.1.0"',
    'var-baseline': 'version!="1.1.0"',
    'var-baseline_from': '1000',
    'var-baseline_to': '4000',
  });
  expect(queries[1]).toMatchObject({ 'var-baseline_from': '6000', 'var-baseline_to': '9000' });
  expect(queries[2]).toMatchObject({ from: '1000', to: '9000' });
  expect(String(done[0])).toMatch(/^\/d\/drill\?/);
});

test('a flame graph alone has the same on both sides', () => {
  const { done, world } = dashboard(['comparison', 'baseline']);
  const action = flameGraphAction(world);
  if ('run' in action) {
    action.run(sides.comparison);
  }
  expect(done).toEqual([{ comparison: 'version="1.1.0"', baseline: 'version="1.1.0"' }]);
});

test('without either it says what is missing', () => {
  expect(compareAction(dashboard([]).world)).toEqual({
    whyNot: expect.stringMatching(/^This dashboard has no variables comparison and baseline\./),
  });
});
