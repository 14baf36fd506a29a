import { type VariableValues } from '../../engine/labels/interpolateSelector';
import { bracedParts, grafanaVariables, joinedMatchers, selectorTexts } from './queryMatchers';

const variables = new Map<string, VariableValues>([
  ['region', { values: ['eu', 'us'] }],
  ['all', { values: ['.*'], isCustomAll: true }],
]);

function matchers(...texts: readonly string[]): readonly string[] {
  return joinedMatchers(texts, (name) => variables.get(name)).map(
    ({ name, operator, value }) => `${name}${operator}${value}`
  );
}

test.each([
  ['sum by (region) (rate(cpu{service="a"}[1m]))', ['{service="a"}']],
  ['a{x="1"} / ignoring(y) b{x="2"}', ['{x="1"}', '{x="2"}']],
  ['{app="a"} |= "}{" | json', ['{app="a"}']],
  ['label_replace(up{a="}"}, "b", "${1}{x}", "c", "(.*)")', ['{a="}"}']],
  ['cpu{service="${service}", region=~"$region"}', ['{service="${service}", region=~"$region"}']],
  ['up', []],
  ['up{a="1"', []],
])('the selectors of %s', (expr, parts) => {
  expect(bracedParts(expr)).toEqual(parts);
});

test('queries of profile stores have one selector, others of other kinds none', () => {
  expect(selectorTexts({ labelSelector: '{a="1"}' })).toEqual(['{a="1"}']);
  expect(selectorTexts({ rawSql: 'select {a}' })).toEqual([]);
});

test('of a label in several selectors the first counts', () => {
  expect(matchers('{service="a",code=~"5.."}', '{service="b",region="eu"}')).toEqual([
    'service=a',
    'code=~5..',
    'region=eu',
  ]);
});

test('variables are filled in: several values, and All says nothing', () => {
  expect(matchers('{region="$region",pod=~"$all"}')).toEqual(['region=~(eu|us)']);
});

test('names of metrics, matchers for anything and what is no selector are left out', () => {
  expect(matchers('{__name__="up",a=~".+"}', '{ resource.service.name = "a" }')).toEqual([]);
});

test('Grafana hands values of variables over, or puts a custom All in', () => {
  const templates = {
    replace: (text?: string, _scoped?: unknown, format?: unknown) =>
      text === '${region}' && typeof format === 'function'
        ? format(['eu', 'us'])
        : text === '${all}'
          ? '.*'
          : (text ?? ''),
  };
  const resolve = grafanaVariables(templates, {});
  expect(resolve('region')).toEqual({ values: ['eu', 'us'] });
  expect(resolve('all')).toEqual({ values: ['.*'], isCustomAll: true });
  expect(resolve('nobody')).toBeUndefined();
});
