import { treeFromText } from '../../engine/tree/treeText';
import { functionIndexOf, functionSet, stepOfFunction } from './functionSet';

const { functions } = treeFromText('init [a.py] 1\ninit [b.py] 2\nrun 3');
const found = (name: string, fileName = '') => {
  const set = functionSet(functions, { name, fileName });
  return functions.names.flatMap((_, index) => (set.has(index) ? [stepOfFunction(functions, index).fileName] : []));
};

test('name and file decide', () => {
  expect(found('init', 'b.py')).toEqual(['b.py']);
  expect(found('init', 'c.py')).toEqual([]);
});

test('a file that one side does not know does not count', () => {
  expect(found('init')).toEqual(['a.py', 'b.py']);
  expect(found('run', 'elsewhere.py')).toEqual(['']);
});

test('a function that is not there has no row', () => {
  expect(functionIndexOf(functions, { name: 'gone', fileName: '' })).toBe(-1);
  expect(stepOfFunction(functions, functionIndexOf(functions, { name: 'init', fileName: 'b.py' }))).toEqual({
    name: 'init',
    fileName: 'b.py',
  });
});
