import { parseFrameText, printFrameText } from './frameText';

const frame = (name: string, fileName = '', line = 0) => ({ name, fileName, line });

describe('the text of a frame', () => {
  it.each([
    ['spin (rideshare.py:10)', frame('spin', 'rideshare.py', 10)],
    ['<module> (rideshare.py)', frame('<module>', 'rideshare.py')],
    [
      '_find_and_load (<frozen importlib._bootstrap>:1176)',
      frame('_find_and_load', '<frozen importlib._bootstrap>', 1176),
    ],
    ['<module> (<string>:1)', frame('<module>', '<string>', 1)],
    ['files (importlib/resources/_common.py:5)', frame('files', 'importlib/resources/_common.py', 5)],
    ['run (C:\\app\\main.py:3)', frame('run', 'C:\\app\\main.py', 3)],
    ['malloc (libc.so.6)', frame('malloc', 'libc.so.6')],
    ['operator() (int) (a.cc:3)', frame('operator() (int)', 'a.cc', 3)],
  ])('is taken apart: %s', (text, expected) => {
    expect(parseFrameText(text)).toEqual(expected);
    expect(printFrameText(expected)).toBe(text);
  });

  it.each([
    'main',
    'operator new(unsigned long)',
    'wait (3.5 s)',
    'std::function<void (int)>',
    '[u8',
    'a ()',
    ' (x.py:1)',
    '__proto__',
    'spin<0000000000001169>',
  ])('is a name as it stands: %s', (text) => {
    expect(parseFrameText(text)).toEqual(frame(text));
    expect(printFrameText(frame(text))).toBe(text);
  });

  it('is printed without what would end the frame or the line', () => {
    expect(printFrameText(frame('[u8; 8]\r\nx'))).toBe('[u8: 8]  x');
  });
});
