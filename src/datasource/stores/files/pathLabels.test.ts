import { encodePath, filePattern, folderLabels, isInside, pathLabels } from './pathLabels';

const labelsOf = (path: string) => Object.fromEntries(pathLabels(path).map(({ name, value }) => [name, value]));

test('folders named key=value are labels, other folders are dir, the rest of the name is file', () => {
  expect(labelsOf('service_name=api/region=eu/cpu/fast/20261120T220000Z.cpu.pb.gz')).toEqual({
    service_name: 'api',
    region: 'eu',
    dir: 'cpu/fast',
    file: '20261120T220000Z.cpu',
  });
});

test('parts of the name are labels too, between commas or double underscores', () => {
  expect(labelsOf('vehicle=car,city=ulm__20261120T220000Z.folded')).toEqual({
    vehicle: 'car',
    city: 'ulm',
    file: '20261120T220000Z',
  });
});

test('a value may hold = and spaces, and the outer one of two counts', () => {
  expect(labelsOf('q=a=b c/region=eu/region=us/region=ap.prof')).toEqual({ q: 'a=b c', region: 'eu' });
});

test('a key named __proto__ is a label like any other', () => {
  expect(pathLabels('__proto__=x/f.prof')).toContainEqual({ name: '__proto__', value: 'x' });
});

test('folders alone know only key=value', () => {
  expect(folderLabels('region=eu/plain/')).toEqual([{ name: 'region', value: 'eu' }]);
});

test('files of one folder whose names differ in numbers are alike', () => {
  expect(filePattern('a/20261120T220000Z.cpu.folded')).toBe(filePattern('a/20261120T2201Z.cpu.folded'));
  expect(filePattern('a/1.cpu.folded')).not.toBe(filePattern('b/1.cpu.folded'));
  expect(filePattern('a/1.cpu.folded')).not.toBe(filePattern('a/1.heap.folded'));
});

test('a path in a URL keeps its slashes and its =, and loses all other meaning', () => {
  expect(encodePath('a=1/with space & ünï#?.prof')).toBe('a=1/with%20space%20%26%20%C3%BCn%C3%AF%23%3F.prof');
});

test.each([
  ['a/b.prof', true],
  ['a/', true],
  ['trace:1.json', true],
  ['', false],
  ['/', false],
  ['/etc/passwd', false],
  ['a//b', false],
  ['../b', false],
  ['a/../b', false],
  ['a/..', false],
  ['./a', false],
  ['a\\b', false],
  ['a\0b', false],
  ['\ud800', false],
  ['http://elsewhere/a', false],
])('%j stays inside: %s', (path, expected) => {
  expect(isInside(path)).toBe(expected);
});
