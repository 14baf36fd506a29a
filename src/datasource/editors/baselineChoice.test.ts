import { baselineChoice, followingBaseline, labelValueBaseline } from './baselineChoice';

test.each([
  [undefined, { kind: 'none' }],
  [{ timeShift: '$__range' }, { kind: 'previous' }],
  [{ timeShift: '${__range}', labelSelector: '' }, { kind: 'previous' }],
  [{ timeShift: '1d' }, { kind: 'yesterday' }],
  [{ timeShift: '24h' }, { kind: 'yesterday' }],
  [{ timeShift: '1w' }, { kind: 'lastWeek' }],
  [{ timeShift: '3h' }, { kind: 'custom' }],
  [{}, { kind: 'custom' }],
  [{ timeShift: '1d', labelSelector: '{region="us"}' }, { kind: 'custom' }],
  [{ from: 'now-2h', to: 'now-1h' }, { kind: 'custom' }],
  [{ labelSelector: '{ region = "us" }' }, { kind: 'labelValue', name: 'region', value: 'us' }],
  [{ labelSelector: '{region="eu"}' }, { kind: 'custom' }],
  [{ labelSelector: '{region!="us"}' }, { kind: 'custom' }],
  [{ labelSelector: '{region="us", version="1"}' }, { kind: 'custom' }],
  [{ labelSelector: '{region="eu", version="1"}' }, { kind: 'labelValue', name: 'version', value: '1' }],
  [{ labelSelector: '{' }, { kind: 'custom' }],
] as const)('the baseline %j of {region="eu"} is the choice %j', (baseline, choice) => {
  expect(baselineChoice({ labelSelector: '{region="eu"}', baseline })).toEqual(choice);
});

test('another label value is the same selector otherwise, and is read back', () => {
  const labelSelector = '{service_name="a", version=~"2|3"}';
  const baseline = labelValueBaseline(labelSelector, 'version', '1');
  expect(baseline).toEqual({ labelSelector: '{service_name="a", version="1"}' });
  expect(baselineChoice({ labelSelector, baseline })).toEqual({ kind: 'labelValue', name: 'version', value: '1' });
});

test('another label value follows the selector, other baselines do not', () => {
  const query = { labelSelector: '{version="2"}', baseline: { labelSelector: '{version="1"}' } };
  expect(followingBaseline(query, '{version="2", region="eu"}')).toEqual({
    labelSelector: '{version="1", region="eu"}',
  });
  const custom = { labelSelector: '{version="2"}', baseline: { labelSelector: '{a="b"}', timeShift: '1h' } };
  expect(followingBaseline(custom, '{version="3"}')).toEqual(custom.baseline);
});
