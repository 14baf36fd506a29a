import { completeSelector, type LabelSource } from './selectorCompletion';

const source: LabelSource = {
  labelNames: jest.fn(async () => ['region', 'k8s.pod', 'vehicle']),
  labelValues: jest.fn(async () => ['eu', 'say "hi"']),
};

/** The text after choosing each suggestion at the `|`. */
async function completed(text: string): Promise<string[]> {
  const offset = text.indexOf('|');
  const whole = text.replace('|', '');
  const suggestions = await completeSelector(whole, offset, source);
  return suggestions.map(({ from, to, insertText }) => whole.slice(0, from) + insertText + whole.slice(to));
}

test('names, quoted where they must be, without those that are used', async () => {
  expect(await completed('{|}')).toEqual(['{region}', '{"k8s.pod"}', '{vehicle}']);
  expect(await completed('{region="eu", ve|}')).toEqual(['{region="eu", "k8s.pod"}', '{region="eu", vehicle}']);
});

test('operators after a name', async () => {
  expect(await completed('{region |}')).toEqual(['{region =}', '{region !=}', '{region =~}', '{region !~}']);
});

test('values, quoted and escaped, in place of what is typed', async () => {
  expect(await completed('{region=|}')).toEqual(['{region="eu"}', '{region="say \\"hi\\""}']);
  expect(await completed('{region="e|"}')).toEqual(['{region="eu"}', '{region="say \\"hi\\""}']);
});

test('the other matchers narrow values', async () => {
  await completed('{vehicle="car", region=|}');
  expect(source.labelValues).toHaveBeenLastCalledWith('region', [{ name: 'vehicle', operator: '=', value: 'car' }]);
});

test('nothing outside the braces', async () => {
  expect(await completed('{region="eu"}|')).toEqual([]);
});
