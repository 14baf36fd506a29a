import { type Matcher } from '../../engine/labels/selector';
import { defaultSettings, readAppSettings } from './appSettings';
import { DEFAULT_RULES, mapLabels, ruleProblems } from './labelRules';

const equal = (name: string, value = 'x'): Matcher => ({ name, operator: '=', value });

function mapped(...names: readonly string[]) {
  const { labels, withoutRule, outranked } = mapLabels(
    names.map((name) => equal(name)),
    DEFAULT_RULES
  );
  return { labels: labels.map(({ from, to }) => `${from} → ${to}`), withoutRule, outranked };
}

test.each([
  ['job', 'service_name'],
  ['app', 'service_name'],
  ['service', 'service_name'],
  ['service_name', 'service_name'],
  ['pod', 'pod'],
  ['instance', 'instance'],
  ['namespace', 'namespace'],
  ['region', 'region'],
  ['version', 'version'],
])('by default %s becomes %s', (from, to) => {
  expect(mapped(from)).toEqual({ labels: [`${from} → ${to}`], withoutRule: [], outranked: [] });
});

test('the label that the rule names first counts, wherever it stands in the alert', () => {
  expect(mapped('job', 'region', 'service')).toEqual({
    labels: ['service → service_name', 'region → region'],
    withoutRule: [],
    outranked: ['job'],
  });
});

test('labels without a rule are named once', () => {
  expect(mapped('severity', 'severity', 'team').withoutRule).toEqual(['severity', 'team']);
});

test('all matchers on a label go with it', () => {
  const matchers: Matcher[] = [
    { name: 'region', operator: '!=', value: 'a' },
    { name: 'region', operator: '!~', value: 'b.*' },
  ];
  expect(mapLabels(matchers, DEFAULT_RULES).labels[0].mapped).toEqual(matchers);
});

test('two rules may lead to one label: the earlier rule counts', () => {
  const rules = [
    { from: ['a'], to: 'pod' },
    { from: ['b'], to: 'pod' },
  ];
  const { labels, outranked } = mapLabels([equal('b'), equal('a')], rules);
  expect(labels.map(({ from }) => from)).toEqual(['a']);
  expect(outranked).toEqual(['b']);
});

test('a name like __proto__ is a label like any other', () => {
  expect(mapped('__proto__', 'constructor').withoutRule).toEqual(['__proto__', 'constructor']);
});

test('rules that cannot work say why', () => {
  expect(
    ruleProblems([
      { from: ['a'], to: 'x' },
      { from: [], to: 'x' },
      { from: ['b'], to: '' },
      { from: ['c', 'a'], to: 'y' },
    ])
  ).toEqual([
    undefined,
    'Name at least one label of alerts or metrics.',
    'Name the label of profiles.',
    'The label a is in an earlier rule, which counts. Remove it here.',
  ]);
  expect(ruleProblems(DEFAULT_RULES).every((problem) => problem === undefined)).toBe(true);
});

test.each([undefined, null, 'text', 7, [], { labelRules: 'none', drillDownDashboard: 3 }])(
  'settings that are not there or not ours are the defaults: %j',
  (stored) => {
    expect(readAppSettings(stored)).toEqual(defaultSettings);
  }
);

test('provisioned rules may name one label without a list; those that cannot work are left out', () => {
  const { labelRules } = readAppSettings({ labelRules: [{ from: 'team', to: ' owner ' }, { from: [''], to: 'x' }, 5] });
  expect(labelRules).toEqual([{ from: ['team'], to: 'owner' }]);
});

test('no rules at all is a choice', () => {
  expect(readAppSettings({ labelRules: [] }).labelRules).toEqual([]);
});
