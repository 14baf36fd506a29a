import { diffOf, withCut } from '../diff/diffOf.testHelper';
import { focusTree } from '../tree/focusTree';
import { treeFromText } from '../tree/treeText';
import { encodeCsv } from './encodeCsv';
import { encodeFunctionsCsv } from './functionsCsv';

test('cells with commas, quotes and line ends are quoted, lines end in CRLF', () => {
  expect(
    encodeCsv(
      ['a', 'b'],
      [
        ['map<int, long>', 'say "hi"'],
        ['two\nlines', 1.5],
      ]
    )
  ).toBe('a,b\r\n"map<int, long>","say ""hi"""\r\n"two\nlines",1.5\r\n');
});

test.each(['=1+1', '+1', '-1', '@sum', '\tx', '\rx'])('%j is no formula', (text) => {
  expect(
    encodeCsv([], [[text]])
      .split('\r\n')[1]
      .replace(/^"/, '')
  ).toMatch(/^'/);
});

test('a negative number stays a number', () => {
  expect(encodeCsv(['x'], [[-1], [0.1 + 0.2]])).toBe('x\r\n-1\r\n0.30000000000000004\r\n');
});

const tree = treeFromText('main [main.go] 1\n  work 2\n    work 4');

test('a table of functions has self and total, recursion counted once, in the order that is asked for', () => {
  expect(encodeFunctionsCsv(tree, 'count')).toBe(
    'function,file,self (count),total (count)\r\nwork,,6,6\r\nmain,main.go,1,7\r\n'
  );
  expect(encodeFunctionsCsv(tree, '', [1, 0, 2])).toBe('function,file,self,total\r\nmain,main.go,1,7\r\nwork,,6,6\r\n');
});

test('that of a diff has both sides and the difference', () => {
  expect(encodeFunctionsCsv(diffOf('a 1\n  b 2', 'a 4'), '').split('\r\n')).toEqual([
    'function,file,baseline self,comparison self,baseline total,comparison total,difference',
    'b,,2,0,2,0,-2',
    'a,,1,4,3,4,1',
    '',
  ]);
});

test('functions that are not in what is shown are left out', () => {
  expect(encodeFunctionsCsv(focusTree(treeFromText('a 1\nb 2'), 1), '')).toBe('function,file,self,total\r\na,,1,1\r\n');
});

test('what a store cut off is no function', () => {
  expect(encodeFunctionsCsv(withCut('a 1\nother 5'), '')).toBe('function,file,self,total\r\na,,1,1\r\n');
});
