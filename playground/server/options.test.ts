import { parseCommandLine } from './options';
import { PlaygroundError } from './playgroundError';

it('needs no option', () => {
  expect(parseCommandLine([])).toMatchObject({
    port: 3300,
    profiles: undefined,
    prometheus: undefined,
    wantsHelp: false,
  });
});

it('takes a folder, a port and a Prometheus', () => {
  expect(parseCommandLine(['--profiles', 'my profiles', '--port=0', '--prometheus', 'http://prom:9090'])).toMatchObject(
    {
      port: 0,
      profiles: 'my profiles',
      prometheus: 'http://prom:9090',
    }
  );
});

it.each([
  [['--prot', '1'], /Unknown option '--prot'/],
  [['folder'], /Unexpected argument 'folder'/],
  [['--profiles'], /'--profiles <value>' argument missing/],
  [['--port', '99999'], /--port must be a number from 0 to 65535, not "99999"/],
  [['--port', 'x'], /--port must be a number/],
  [['--prometheus', 'prom:9090'], /--prometheus must be a URL/],
])('answers %j with a sentence', (args, sentence) => {
  expect(() => parseCommandLine(args)).toThrow(PlaygroundError);
  expect(() => parseCommandLine(args)).toThrow(sentence);
});
