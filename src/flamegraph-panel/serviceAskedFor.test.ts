import { serviceAskedFor } from './serviceAskedFor';

const asked = (labelSelector: unknown, fill = (text: string) => text) =>
  serviceAskedFor('B', [{ refId: 'A' }, { refId: 'B', labelSelector } as { refId: string }], fill);

test("the selector of the frame's query names the service, with its variables filled in", () => {
  expect(asked('{region="eu", service_name="api"}')).toBe('api');
  expect(asked('{service_name=~"$service"}', (text) => text.replace('$service', 'ride-sharing-app'))).toBe(
    'ride-sharing-app'
  );
});

test.each([
  ['several', '{service_name=~"api|web"}'],
  ['every but one', '{service_name!="api"}'],
  ['none', '{region="eu"}'],
  ['no selector', '{service_name='],
  ['something else', 7],
])('of %s there is no name', (_, labelSelector) => {
  expect(asked(labelSelector)).toBeUndefined();
});

test('a frame of no query, and a query without a selector, have none', () => {
  expect(serviceAskedFor(undefined, [{ refId: 'A' }], String)).toBeUndefined();
  expect(serviceAskedFor('A', [{ refId: 'A' }], String)).toBeUndefined();
  expect(serviceAskedFor('A', undefined, String)).toBeUndefined();
});
