// Files that are recognised but not read, with what their owner can do. `refusals` are tried before the formats, because some of them
// would pass for folded stacks, `leftovers` after them. A format that becomes readable leaves its table.
import { type Input } from './input';
import { hasMembers } from './jsonOutline';
import { isPickle } from './pickle/pickledClass';

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
const magic = (text: string) => bytes(...ascii(text));
/** Only the beginning is looked at: every one of these formats shows itself there. */
const text = (pattern: RegExp) => (input: Input) =>
  input.text !== undefined && pattern.test(input.text.text.slice(0, 20_000));

const PALANTEER = ascii('PL-MAGIC');
const [TACH, HCAT] = [ascii('TACH'), ascii('HCAT')];
const GO_TRACE = ascii(' trace\0');

/** Eight bytes of zero. */
const NO_WORD = [0, 0, 0, 0, 0, 0, 0, 0];

const AS_PPROF = 'Convert it to pprof or to folded stacks.';

export const refusals: readonly Refusal[] = [
  { what: 'a program', hint: 'Choose the file that the profiler wrote.', recognizes: bytes(0x7f, 0x45, 0x4c, 0x46) },
  {
    what: 'a profile of Go without a single stack',
    hint: 'Nothing may have been recorded yet: take the profile again.',
    recognizes: text(/^[\w./-]+ profile: total 0\s*$/),
  },
  {
    what: 'a recording of perf',
    hint: 'Convert it with `perf script`.',
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
  {
    what: 'a CPU profile of gperftools',
    hint: 'Convert it with `google-pprof --collapsed PROGRAM FILE`: only the program itself holds the names.',
    // The five words of its header open vmprof's logs too, but there a version stands where here counts are small.
    recognizes: (input) =>
      input.startsWith([...NO_WORD, 3, ...NO_WORD.slice(1), ...NO_WORD]) &&
      input.startsWith(NO_WORD, 32) &&
      input.startsWith(NO_WORD.slice(2), 42),
  },
  {
    what: 'a heap profile of gperftools',
    hint: 'Convert it with `google-pprof --collapsed PROGRAM FILE`: only the program itself holds the names.',
    recognizes: text(/^heap profile: *\d+: *\d+ *\[ *\d+: *\d+\] @ (?!heap\/\d)/),
  },
  {
    what: 'a raw profile of google-pprof',
    hint: 'Write it with `google-pprof --collapsed` instead of `--raw`.',
    recognizes: magic('--- symbol\nbinary='),
  },
  {
    what: 'a table of google-pprof',
    hint: 'It holds no stacks: write it with `--collapsed` instead of `--text`.',
    recognizes: text(/^Total: [\d.]+ \S+\r?\n +[\d.]+ +[\d.]+% +[\d.]+% +[\d.]+ +[\d.]+% /),
  },
  {
    what: 'a recording of heaptrack',
    hint: 'Convert it with `heaptrack_print -F FOLDED FILE`, which writes folded stacks.',
    recognizes: text(/^v [0-9a-f]+ [0-9a-f]+\r?\nX /),
  },
  {
    what: 'an execution trace of Go',
    hint: 'Record a pprof profile instead.',
    recognizes: (input) => magic('go 1.')(input) && [6, 7].some((offset) => input.startsWith(GO_TRACE, offset)),
  },
  {
    what: 'a recording of palanteer',
    hint: "Open it in palanteer's viewer and export it from there as Chrome Trace Format.",
    // A record names itself 16 bytes before its end; what a program wrote by itself, for a later import, does at its beginning.
    recognizes: (input) =>
      (input.startsWith(PALANTEER) && input.startsWith([0x78, 0x56, 0x34, 0x12], PALANTEER.length)) ||
      input.startsWith(PALANTEER, input.bytes.length - 16),
  },
  {
    what: "a binary recording of Python's sampling profiler",
    hint: 'Convert it with `python -m profiling.sampling replay --gecko -o NEW FILE`, of the Python that wrote it.',
    // Its first number is `TACH` in the order of bytes of the machine, the second one its small version.
    recognizes: (input) =>
      (input.startsWith(HCAT) && input.startsWith([0, 0, 0], 5)) ||
      (input.startsWith(TACH) && input.startsWith([0, 0, 0], 4)),
  },
  {
    what: 'output of perf script without times',
    hint: 'Print it with `perf script` and its usual fields.',
    // A thread, perhaps a time, no event; below it an address.
    recognizes: text(/^\S.*[ \t](?:\d+\/)?\d+ *(?:\d+\.\d+:)? *\r?\n\t *[\da-f]{1,16} \S/),
  },
  {
    what: 'a raw log of V8',
    hint: 'Write its stacks with `node --prof-process --preprocess FILE`.',
    recognizes: text(/^v8-version,\d/),
  },
  {
    what: 'a table of V8',
    hint: 'It holds no stacks: write it with `node --prof-process --preprocess FILE`.',
    recognizes: text(/^Statistical profiling result from /),
  },
  {
    what: 'a printed recording of JFR',
    hint: 'Print it with `jfr print --json`, or choose the recording itself.',
    recognizes: text(/^jdk\.\w+ \{\r?\n {2}startTime = /),
  },
  {
    what: 'a recording of austin in its binary form MOJO',
    hint: 'Convert it with `mojo2austin`, or record text.',
    recognizes: magic('MOJ'),
  },
  {
    what: 'a memory curve of mprof',
    hint: 'It holds no stacks: record a profile with stacks instead.',
    recognizes: text(/^CMDLINE /),
  },
];

/** What is left when no format knows the content: named by its outer shape alone. */
export const leftovers: readonly Refusal[] = [
  {
    what: 'a pickle of Python without a profile that is known',
    hint: 'Choose a file that line_profiler, yappi or tracemalloc wrote, or convert it to folded stacks.',
    recognizes: isPickle,
  },
  {
    what: 'a table of callers of pstats',
    hint: 'Write the profile itself with `dump_stats`.',
    recognizes: text(/^.{0,200}Function +(?:was called by|called)\.\.\./m),
  },
  {
    what: 'a recording of py-spy whose processes have command lines of several lines',
    hint: 'Record it as `py-spy record -s -f speedscope`, where a line may stand in a name.',
    recognizes: text(/^process \d+:"[^"\n]*$/m),
  },
  {
    what: 'a page of an old version of pyinstrument',
    hint: 'Write it again with `pyinstrument --load-prev ID -r html` of a current version.',
    recognizes: text(/window\.profileSession = \{/),
  },
  {
    what: 'a report of memray',
    hint: 'Convert the recording itself with `memray transform gprof2dot RECORDING`.',
    recognizes: (input) =>
      text(/<title>memray - /)(input) || hasMembers(input, 'total_num_allocations', 'total_bytes_allocated'),
  },
  {
    what: 'an XML or HTML page, or an SVG without a flame graph',
    hint: 'Choose the file that the profiler wrote.',
    recognizes: text(/^\s*<(?:\?xml|svg|!doctype|html)/i),
  },
  {
    what: 'output of scalene',
    hint: 'It is about lines, and what it has of stacks is not read: record with another profiler, for example `py-spy record -f raw`.',
    recognizes: (input) => hasMembers(input, 'elapsed_time_sec', 'files'),
  },
  {
    what: 'output of stackprof',
    hint: 'Convert it with `stackprof --stackcollapse`.',
    recognizes: (input) => hasMembers(input, 'mode', 'frames', 'raw'),
  },
  {
    what: "a recording of Safari's timelines",
    hint: 'Open it in speedscope and export it from there.',
    recognizes: (input) => hasMembers(input, 'recording'),
  },
  { what: 'JSON', hint: AS_PPROF, recognizes: text(/^\s*(?:\{\s*["}]|\[\s*(?:\{|\]))/) },
];
