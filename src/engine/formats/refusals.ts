// Files that are recognised but not read, with what their owner can do. Tried before the formats, because some of them would
// pass for folded stacks. A format that becomes readable leaves this table.
import { type Input } from './input';
import { isSpeedscope } from './speedscope/speedscopeFormat';
import { svgFormat } from './svg/decodeSvg';

export interface Refusal {
  /** What it is, as the end of "is …". */
  readonly what: string;
  readonly hint: string;
  readonly recognizes: (input: Input) => boolean;
}

const ascii = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));
const bytes =
  (...magic: number[]) =>
  (input: Input) =>
    input.startsWith(magic);
const magic = (text: string) => (input: Input) => input.startsWith(ascii(text));
/** Only the beginning is looked at: every one of these formats shows itself there. */
const text = (pattern: RegExp) => (input: Input) =>
  input.text !== undefined && pattern.test(input.text.text.slice(0, 20_000));

const AS_PPROF = 'Convert it to pprof or to folded stacks.';

export const refusals: readonly Refusal[] = [
  {
    what: 'compressed with zstd',
    hint: 'Unpack it with `zstd -d`, or write it with gzip.',
    recognizes: bytes(0x28, 0xb5, 0x2f, 0xfd),
  },
  {
    what: 'compressed with lz4',
    hint: 'Unpack it with `lz4 -d`, or write it with gzip.',
    recognizes: bytes(0x04, 0x22, 0x4d, 0x18),
  },
  { what: 'a program', hint: 'Choose the file that the profiler wrote.', recognizes: bytes(0x7f, 0x45, 0x4c, 0x46) },
  {
    what: 'a recording of perf',
    hint: 'Convert it with `perf script | stackcollapse-perf.pl`.',
    recognizes: magic('PERFILE2'),
  },
  {
    what: 'a recording of hotshot',
    hint: 'Convert it in Python 2 with `hotshot.stats.load(name).dump_stats(newName)`.',
    recognizes: magic('\x13\x0fhotshot-version'),
  },
  {
    what: 'a recording of memray',
    hint: 'Convert it with `memray transform gprof2dot` or another format.',
    recognizes: magic('memray'),
  },
  { what: 'a flight recording of Java', hint: AS_PPROF, recognizes: magic('FLR\0') },
  {
    what: 'an execution trace of Go',
    hint: 'Record a pprof profile instead.',
    recognizes: (input) =>
      magic('go 1.')(input) && [6, 7].some((offset) => input.startsWith(ascii(' trace\0'), offset)),
  },
  {
    what: 'an XML or HTML page, or an SVG without a flame graph',
    hint: 'Choose the file that the profiler wrote.',
    recognizes: (input) => text(/^\s*<(?:\?xml|svg|!doctype|html)/i)(input) && !svgFormat.recognizes(input),
  },
  {
    what: 'JSON',
    hint: AS_PPROF,
    recognizes: (input) => text(/^\s*(?:\{\s*["}]|\[\s*(?:\{|\]))/)(input) && !isSpeedscope(input),
  },
  { what: 'output of callgrind', hint: AS_PPROF, recognizes: text(/^# callgrind format|^events?:[^]*^fn=/m) },
  {
    what: 'a memory curve of mprof',
    hint: 'It holds no stacks: record a profile with stacks instead.',
    recognizes: text(/^CMDLINE /),
  },
  {
    what: 'output of `perf script`',
    hint: 'Convert it with `stackcollapse-perf.pl`.',
    recognizes: text(/^# ========|^\S.*?\s+(?:\d+\/)?\d+\s+(?:\[\d+\]\s+)?[\d.]+:\s/),
  },
];
