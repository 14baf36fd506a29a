import { CPU, fakeStore } from './fakeStore.testHelper';
import { fakeTemplates } from './fakeTemplates.testHelper';
import { findVariableValues } from './variableQuery';

const templates = fakeTemplates({ type: CPU, service: ['a', 'b'], label: 'region' });
const context = { range: { fromMs: 1, toMs: 2 }, scopedVars: {}, signal: new AbortController().signal };

function ask(query: unknown) {
  const store = fakeStore();
  return { store, values: findVariableValues({ store, templates }, query, context) };
}

test('profile types, the one that a dashboard should begin with first', async () => {
  const { values } = ask({ refId: 'A', type: 'profileType' });
  expect(await values).toHaveLength(2);
  expect((await values)[0]).toEqual({ text: CPU });
});

test('a new variable offers profile types', async () => {
  expect(await ask({ refId: 'A' }).values).toHaveLength(2);
});

test('label values as the Pyroscope data source asks for them', async () => {
  const { store, values } = ask({ refId: 'A', type: 'labelValue', profileTypeId: '$type', labelName: '$label' });
  expect(await values).toEqual([{ text: 'eu' }, { text: 'us' }]);
  expect(store.labelValues).toHaveBeenCalledWith({
    ...context,
    scopedVars: undefined,
    selector: [],
    profileTypeId: CPU,
    name: 'region',
  });
});

test('a selector chains variables', async () => {
  const { store, values } = ask({ refId: 'A', type: 'label', labelSelector: '{service="$service"}' });
  await values;
  expect(store.labelNames.mock.calls[0][0].selector).toEqual([{ name: 'service', operator: '=~', value: '(a|b)' }]);
});

test('functions, those that cost most themselves first', async () => {
  const { store, values } = ask({ refId: 'A', type: 'function', profileTypeId: '$type' });
  expect(await values).toEqual([{ text: 'main' }]);
  expect(store.tree.mock.calls[0][0]).toMatchObject({ profileTypeId: CPU, selector: [] });
});

test.each([
  [{ type: 'labelValue' }, 'The query of this variable names no label. Choose the label in its editor.'],
  [{ type: 'nonsense' }, 'The query of this variable asks for nothing that is known.'],
  ['label_values(region)', 'The query of this variable asks for nothing that is known.'],
])('%j is refused with a sentence', async (query, sentence) => {
  await expect(ask(query).values).rejects.toThrow(sentence);
});
