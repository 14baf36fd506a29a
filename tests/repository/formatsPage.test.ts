// docs/formats.md says of every format that is read or refused what becomes of it, and the formats keep their files apart.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { commonFormats, textFormats } from '../../src/engine/formats/commonFormats';
import { unpack } from '../../src/engine/formats/compression/unpack';
import { isDecodeError } from '../../src/engine/formats/decodeError';
import { decodeProfile } from '../../src/engine/formats/decodeProfile';
import { decodeWith } from '../../src/engine/formats/decodeWith';
import { type Format } from '../../src/engine/formats/format';
import { Input } from '../../src/engine/formats/input';
import { rareFormats } from '../../src/engine/formats/rareFormats';
import { leftovers, refusals } from '../../src/engine/formats/refusals';

const page = readFileSync('docs/formats.md', 'utf8');

/** The rows of the table in a section, each in its cells. */
function rowsOf(heading: string): ReadonlyArray<readonly string[]> {
  const section = page.split(/^## /m).find((text) => text.startsWith(heading)) ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| '));
  // The head and the line below it.
  return rows.slice(2).map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim())
  );
}

/** The format's name as the page has it, where it is another one. */
const NAMES_ON_PAGE: Readonly<Record<string, string>> = {
  folded: 'folded stacks',
  svg: 'SVG flame graphs',
  lprof: 'line_profiler',
  ystat: 'yappi',
  gprof2dot: 'gprof2dot JSON',
  cpuprofile: '.cpuprofile',
  heapprofile: '.heapprofile',
  'Firefox profile': 'Firefox profiles',
};

const formats: readonly Format[] = [...commonFormats, ...textFormats, ...rareFormats];
const names = [...new Set(formats.map(({ name }) => name))];

describe('docs/formats.md', () => {
  const titles = rowsOf('Read').flatMap(([title]) => Array.from(title.matchAll(/\*\*(.+?)\*\*/g), ([, name]) => name));

  test.each(names)('has a row of the format %s', (name) => {
    expect(titles).toContain(NAMES_ON_PAGE[name] ?? name);
  });

  test('has no row of a format that is not read', () => {
    expect(titles.filter((title) => !names.some((name) => (NAMES_ON_PAGE[name] ?? name) === title))).toEqual([]);
  });

  const refused = new Map(rowsOf('Recognised and refused').map(([what, advice]) => [what, advice]));

  test.each([...refusals, ...leftovers].map(({ what, hint }) => [what, hint] as const))(
    'has %s among what is refused, with the command of its hint',
    (what, hint) => {
      const advice = refused.get(what.replace(/^(an?|output of) /, '')) ?? refused.get(what);
      expect(advice).toBeDefined();
      for (const [, command] of hint.matchAll(/`([^`]+)`/g)) {
        expect(advice).toContain(command);
      }
    }
  );
});

/** Everything that profiles, shows profiles or runs Python that users may come from. What cannot work has its way round there. */
const TOOLS = [
  'Pyroscope',
  'Blackfire Continuous Profiler',
  'Blackfire',
  'py-spy record',
  'py-spy top',
  'py-spy dump',
  'cProfile',
  'profile',
  'pstats',
  'pyinstrument',
  'yappi',
  'line_profiler',
  'vmprof',
  'hotshot',
  'coldshot',
  'stacksampler',
  'stackcollector',
  'pyflame',
  'Werkzeug',
  'GreenletProfiler',
  'palanteer',
  'timeit',
  'top',
  'ps',
  'sys.setprofile',
  'gprof2dot',
  'pyprof2calltree',
  'KCachegrind',
  'snakeviz',
  'tuna',
  'RunSnakeRun',
  'cprofilev',
  'Flame graph SVGs',
  'Diff of two flame graphs',
  'Comparison view, baseline',
  'Timeline by label',
  'Static and dynamic tags',
  'Merging profiles',
  'kernprof',
  'Profiles linked with traces',
  'CPU load beside requests',
  'strip_dirs',
  'Datadog',
  'OpenTelemetry profiles',
  'Scout',
  'New Relic',
  'AppDynamics',
  'Dynatrace',
  'Retrace',
  'Azure',
  'Application Insights',
  'Gunicorn',
  'Flask',
  'Django',
  'Falcon',
  'Bottle',
  'Pyramid',
  'FastAPI',
];

describe('the tools on docs/formats.md', () => {
  const rows = rowsOf('Which tool, which file').map(([tool, advice]) => ({
    names: new Set([
      ...Array.from(tool.matchAll(/\*\*(.+?)\*\*|`(.+?)`/g), ([, bold, code]) => bold ?? code),
      ...tool.replace(/[*`]| \(.*?\)/g, '').split(', '),
    ]),
    advice,
  }));

  test.each(TOOLS)('say of %s what to do with it', (name) => {
    const row = rows.find(({ names }) => names.has(name));
    // A sentence of its own, not a mark.
    expect(row?.advice).toMatch(/^[^ ]+(?: [^ ]+){2,}/);
  });
});

/** Folders whose files are no profiles. */
const OTHERS = /^(dashboards|detection|listings|parca|pickle|pyroscope)\//;

const files = readdirSync('testdata', { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => !OTHERS.test(file) && statSync(`testdata/${file}`).isFile())
  .flatMap((file) => {
    const bytes = readFileSync(`testdata/${file}`);
    try {
      return [{ file, bytes, format: decodeProfile(bytes).format }];
    } catch (error) {
      if (isDecodeError(error)) {
        return [];
      }
      throw error;
    }
  });

describe('the detector', () => {
  test('has files of testdata for every format', () => {
    expect(names.filter((name) => !files.some(({ format }) => format === name))).toEqual([]);
  });

  test('knows every file by one format alone, folded stacks with something more on their lines apart', () => {
    for (const { file, bytes, format } of files) {
      const input = new Input(unpack(bytes, 2 ** 29).content);
      const known = formats.filter((candidate) => candidate.recognizes(input)).map(({ name }) => name);
      const alone = ['austin', 'stacksampler'].includes(format) ? [format, 'folded'] : [format];
      expect([file, known]).toEqual([file, alone]);
    }
  });

  test('asks for rare formats only where a file is of one', () => {
    for (const { file, bytes, format } of files) {
      let isAsked = false;
      const decoded = decodeWith(() => {
        isAsked = true;
        return rareFormats;
      }, bytes);
      expect([file, decoded.format, isAsked]).toEqual([file, format, rareFormats.some(({ name }) => name === format)]);
    }
  });
});
