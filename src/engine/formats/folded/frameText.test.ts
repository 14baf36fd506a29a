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
    [
      'executeUserEntryPoint (node:internal/modules/run_main:77)',
      frame('executeUserEntryPoint', 'node:internal/modules/run_main', 77),
    ],
    ['processTimers (node:internal/timers)', frame('processTimers', 'node:internal/timers')],
    ['<module> (bin/gunicorn:8)', frame('<module>', 'bin/gunicorn', 8)],
    ['<module> (gunicorn:8)', frame('<module>', 'gunicorn', 8)],
    ['main (/usr/bin/gunicorn)', frame('main', '/usr/bin/gunicorn')],
  ])('is taken apart: %s', (text, expected) => {
    expect(parseFrameText(text)).toEqual(expected);
    expect(printFrameText(expected)).toBe(text);
  });

  it.each([
    'main',
    'operator new(unsigned long)',
    'wait (3.5 s)',
    'wait (12:30)',
    'connect (127.0.0.1:8080)',
    'a:b:8',
    'foo::<T>:8',
    'spin<1169>',
    'std::function<void (int)>',
    '[u8',
    'a ()',
    ' (x.py:1)',
    '__proto__',
  ])('is a name as it stands: %s', (text) => {
    expect(parseFrameText(text)).toEqual(frame(text));
    expect(printFrameText(frame(text))).toBe(text);
  });

  it.each([
    ['/srv/app.py:order_car:12', frame('order_car', '/srv/app.py', 12)],
    ['<frozen site>:main:3', frame('main', '<frozen site>', 3)],
    ['gunicorn:<module>:8', frame('<module>', 'gunicorn', 8)],
    ['/usr/bin/gunicorn:run:8', frame('run', '/usr/bin/gunicorn', 8)],
    ['spin<0000000000001169>', frame('spin')],
  ])('is read as other tools write it: %s', (text, expected) => {
    expect(parseFrameText(text)).toEqual(expected);
  });

  it('is printed without what would end the frame or the line', () => {
    expect(printFrameText(frame('[u8; 8]\r\nx'))).toBe('[u8: 8]  x');
  });
});
