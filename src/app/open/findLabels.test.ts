import { createDataFrame, type DataQueryRequest, FieldType } from '@grafana/data';
import { of } from 'rxjs';
import { defaultSettings } from '../settings/appSettings';
import { findLabels, type LabelSource } from './findLabels';
import { readOpenRequest } from './openRequest';

const asked = readOpenRequest(
  new URLSearchParams('label.job=checkout&label.pod=web-1&label.version=1&from=1000000000000&to=1000000600000'),
  defaultSettings,
  0
);

function source(listed: readonly string[], values: Readonly<Record<string, readonly string[]>>) {
  const requests: DataQueryRequest[] = [];
  const fields = Object.entries(values).map(([name, texts]) => ({ name, type: FieldType.string, values: [...texts] }));
  const fake: LabelSource = {
    uid: 'u',
    type: 't',
    getTagKeys: async () => listed.map((text) => ({ text })),
    query: (request) => {
      requests.push(request);
      return of({ data: [createDataFrame({ fields })] });
    },
  };
  return { fake, requests };
}

test('labels that the store lists are not asked for', async () => {
  const { fake, requests } = source(['service_name', 'pod', 'version'], {});
  expect([...(await findLabels(fake, asked))]).toEqual(['service_name', 'pod', 'version']);
  expect(requests).toEqual([]);
});

test('what is not listed is looked for in the profiles of the service and the window', async () => {
  const { fake, requests } = source(['service_name'], { pod: ['', 'web-1'], version: ['', ''] });
  expect([...(await findLabels(fake, asked))]).toEqual(['service_name', 'pod']);
  expect(requests[0]).toMatchObject({
    targets: [{ queryType: 'labels', labelSelector: '{service_name="checkout"}', labels: ['pod', 'version'] }],
    intervalMs: 60_000,
  });
  expect(requests[0].range.from.valueOf()).toBe(1_000_000_000_000);
});

test('a store that lists nothing is asked for everything', async () => {
  const { fake, requests } = source([], { service_name: ['checkout'] });
  expect([...(await findLabels(fake, asked))]).toEqual(['service_name']);
  expect(requests[0].targets).toMatchObject([{ labelSelector: '{}', labels: ['service_name', 'pod', 'version'] }]);
});

test('when the store cannot be asked, its reason is handed on', async () => {
  const { fake } = source([], {});
  const failing: LabelSource = { ...fake, query: () => of({ data: [], errors: [{ message: 'Too many files.' }] }) };
  await expect(findLabels(failing, asked)).rejects.toThrow('Too many files.');
});
