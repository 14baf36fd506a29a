// Data links of whole frames, as Grafana resolves them, and where the source of a service is found.
import { createDataFrame, FieldType, type InterpolateFunction } from '@grafana/data';
import { parseSelector } from '../../engine/labels/parseSelector';
import { treeFromText } from '../../engine/tree/treeText';
import { profileFrame } from '../../frames/profileFrame';
import { fakeStore } from '../fakeStore.testHelper';
import { StoreError } from '../stores/storeError';
import { findSource } from './findSource';
import { linkFrames } from './linkFrames';
import { linkSettingsOf } from './linkOptions';
import { traceLink } from './traceLinks';
import { withDataLinks } from './withDataLinks';

const tempo = { uid: 'traces-uid', name: 'Traces', type: 'tempo' };
const source = { repository: 'https://github.com/org/app', ref: 'abc', rootPath: '' };
const profile = profileFrame(treeFromText('main 3', 'nanoseconds'), { profileType: 't', store: 'files' });

function answers(values: Readonly<Record<string, readonly string[]>>) {
  const store = fakeStore();
  store.labelValues.mockImplementation(async ({ name }) => ({ values: [...(values[name] ?? [])], notices: [] }));
  return store;
}

function question(selector: string, store = answers({})) {
  const parsed = parseSelector(selector);
  const matchers = parsed.ok ? parsed.value.matchers : [];
  return { store, selector: matchers, range: { fromMs: 0, toMs: 1 }, signal: new AbortController().signal };
}

test('a trace ID leads to the trace, a span ID in Tempo to the span', () => {
  expect(traceLink('trace_id', tempo)).toMatchObject({
    title: 'View trace',
    internal: { datasourceUid: 'traces-uid', query: { query: '${__value.raw}', queryType: 'traceql' } },
  });
  expect(traceLink('span_id', tempo)?.internal?.query).toMatchObject({ query: '{ span:id = "${__value.raw}" }' });
  expect(traceLink('span_id', { ...tempo, type: 'jaeger' })).toBeUndefined();
  expect(traceLink('trace_id', { ...tempo, type: 'jaeger' })?.internal?.query).toEqual({
    refId: 'A',
    query: '${__value.raw}',
  });
  expect(traceLink('region', tempo)).toBeUndefined();
});

test('fields of trace IDs are linked, beside the links that they have', () => {
  const own = { title: 'Own', url: '/own' };
  const frame = createDataFrame({
    fields: [
      { name: 'trace_id', type: FieldType.string, values: ['a'], config: { links: [own] } },
      { name: 'region', type: FieldType.string, values: ['eu'] },
    ],
  });
  const [linked] = linkFrames([frame], { traces: tempo });
  expect(linked.fields.map(({ config }) => config.links?.map(({ title }) => title))).toEqual([
    ['Own', 'View trace'],
    undefined,
  ]);
  expect(linkFrames([frame], {})[0]).toBe(frame);
});

test('a function leads to its own line; a frame without files to the repository', () => {
  const [linked] = linkFrames([profile], { source });
  const link = linked.fields.find(({ name }) => name === 'label')?.config.links?.[0];
  const row: Readonly<Record<string, string>> = {
    '${__data.fields.fileName}': 'rides/city.py',
    '${__data.fields.line}': '12',
  };
  const build = (replaceVariables: InterpolateFunction) => link?.onBuildUrl?.({ origin: undefined, replaceVariables });
  expect(build((variable) => row[variable] ?? variable)).toBe('https://github.com/org/app/blob/abc/rides/city.py#L12');
  expect(build((variable) => variable)).toBe('https://github.com/org/app/tree/abc');
  expect(link).toMatchObject({ title: 'View source', url: 'https://github.com/org/app/tree/abc', targetBlank: true });
});

test('the selector itself says where the source is, without a question to the store', async () => {
  const asked = question('{service_repository="github.com/org/app",service_git_ref="v1",service_root_path="/srv"}');
  expect(await findSource(asked)).toEqual({ repository: 'github.com/org/app', ref: 'v1', rootPath: '/srv' });
  expect(asked.store.labelValues).not.toHaveBeenCalled();
});

test('otherwise the labels of the profiles do, where they agree', async () => {
  const store = answers({ service_repository: ['github.com/org/app'], service_git_ref: ['a', 'b'] });
  expect(await findSource(question('{service_name="app"}', store))).toEqual({
    repository: 'github.com/org/app',
    ref: '',
    rootPath: '',
  });
  const several = answers({ service_repository: ['github.com/org/app', 'github.com/org/other'] });
  expect(await findSource(question('{}', several))).toBeUndefined();
});

test('a store that fails costs the link and nothing else', async () => {
  const store = fakeStore();
  store.labelValues.mockRejectedValue(new StoreError('The store', 'is out', 'Wait.'));
  expect(await findSource(question('{}', store))).toBeUndefined();
});

test('the store is asked only where the settings say so', async () => {
  const { store, range, signal } = question('{}', answers({ service_repository: ['github.com/org/app'] }));
  const query = { refId: 'A', queryType: 'profile' as const, labelSelector: '{}' };
  const links = (asksForSource: boolean) =>
    withDataLinks(Promise.resolve([profile]), query, {
      links: { asksForSource, findTraces: () => undefined },
      store,
      range,
      signal,
    });
  expect((await links(false))[0]).toBe(profile);
  expect(store.labelValues).not.toHaveBeenCalled();
  expect((await links(true))[0].fields.some(({ config }) => config.links?.[0].title === 'View source')).toBe(true);
});

test('settings that make no sense link nothing', () => {
  const nothing = { tracesDataSource: undefined, asksForSource: false };
  expect(linkSettingsOf({})).toEqual(nothing);
  expect(linkSettingsOf(JSON.parse('{"tracesDataSource":7,"sourceLinks":"yes"}'))).toEqual(nothing);
});
