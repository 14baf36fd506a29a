import { alternativeOf, splitAlternatives, valueOf } from './alternatives';

test.each([
  ['eu', ['eu']],
  ['eu|us', ['eu', 'us']],
  ['', ['']],
  ['(eu|us)-1|ap', ['(eu|us)-1', 'ap']],
  ['[|]|x', ['[|]', 'x']],
  ['a\\|b|c', ['a\\|b', 'c']],
  ['$region|${zone:regex}', ['$region', '${zone:regex}']],
  ['a)|b', ['a)', 'b']],
])('%s has the alternatives %j', (regex, parts) => {
  expect(splitAlternatives(regex)).toEqual(parts);
  expect(splitAlternatives(regex).join('|')).toBe(regex);
});

test.each([
  ['us.east', 'us\\.east'],
  ['a|b', 'a\\|b'],
  ['$region', '$region'],
  ['x.$region.y', 'x\\.$region\\.y'],
])('the value %s is the alternative %s', (value, alternative) => {
  expect(alternativeOf(value)).toBe(alternative);
  expect(valueOf(alternative)).toBe(value);
});

test.each(['eu-.*', '(eu|us)', '\\d+', 'a.b'])('%s is a pattern and no value', (alternative) => {
  expect(valueOf(alternative)).toBeUndefined();
});
