import { interpolateDeep, interpolateText } from './environmentValues';

const environment = { HOST: 'store', PORT: '4040', EMPTY: '' };

it.each([
  ['http://$HOST:${PORT}/x', 'http://store:4040/x'],
  ['[$EMPTY][$UNSET][${UNSET}]', '[][][]'],
  ['$$HOST costs 5$', '$HOST costs 5$'],
  ['plain', 'plain'],
])('%s becomes %s', (text, expected) => {
  expect(interpolateText(text, environment)).toBe(expected);
});

it('reaches texts however deep and leaves keys and other values alone', () => {
  const value = { url: '$HOST', jsonData: { $HOST: 1, list: ['${PORT}', true] } };
  expect(interpolateDeep(value, environment)).toEqual({ url: 'store', jsonData: { $HOST: 1, list: ['4040', true] } });
});
