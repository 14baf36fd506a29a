import { DEFAULT_RULES } from './labelRules';
import { tryRules } from './tryRules';

test.each([
  ['service=api, region=eu', '{service_name="api", region="eu"}'],
  ['service="api",region="eu"', '{service_name="api", region="eu"}'],
  ['{service="api",region=~"eu-.*"}', '{service_name="api", region=~"eu-.*"}'],
  ['service = api\nregion = eu', '{service_name="api", region="eu"}'],
  ['', '{}'],
])('%j becomes %s', (text, selector) => {
  expect(tryRules(text, DEFAULT_RULES)).toMatchObject({ selector, remarks: [] });
});

test('what is left out is said', () => {
  expect(tryRules('job=a, service=b, severity=page, nonsense', DEFAULT_RULES)).toMatchObject({
    selector: '{service_name="b"}',
    remarks: ['No rule has severity.', 'Another label counts in place of job.', 'This is no label: nonsense'],
  });
});
