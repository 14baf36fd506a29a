import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { DecodeError } from './decodeError';
import { type DecodeOptions, decodeProfile } from './decodeProfile';

const FOLDED = new TextEncoder().encode('main;work 3\n');

function sentenceOf(bytes: Uint8Array, options?: DecodeOptions): string {
  try {
    return `decoded as ${decodeProfile(bytes, options).format}`;
  } catch (error) {
    if (error instanceof DecodeError) {
      return error.sentence;
    }
    throw error;
  }
}

describe('decodeProfile', () => {
  it('finds the format by content, also in gzip up to three times', () => {
    let packed: Uint8Array = FOLDED;
    for (let layer = 0; layer < 3; layer++) {
      packed = gzipSync(packed);
      expect(decodeProfile(packed).format).toBe('folded');
    }
    expect(sentenceOf(gzipSync(packed))).toBe('This gzip file is packed more than 3 times. Unpack it first.');
  });

  it('says what it ignored behind the compressed data', () => {
    expect(decodeProfile(Buffer.concat([gzipSync(FOLDED), Buffer.from('junk')])).notices).toEqual([
      '4 bytes behind the compressed data do not belong to it and were ignored.',
    ]);
  });

  it('refuses more bytes than the limit, packed or not', () => {
    expect(sentenceOf(gzipSync(Buffer.alloc(3 * 2 ** 20)), { maxInflatedBytes: 2 ** 20 })).toBe(
      'This gzip file unpacks to more than the limit of 1 MiB. Record a shorter profile, or raise the limit.'
    );
    expect(sentenceOf(Buffer.alloc(3 * 2 ** 20, 'a'), { maxInflatedBytes: 2 ** 20 })).toBe(
      'This file is larger than the limit of 1 MiB. Record a shorter profile, or raise the limit.'
    );
  });

  it.each([
    [
      'bad/empty.prof',
      'This file is empty. The profiler may have been stopped before it wrote anything: record it again.',
    ],
    [
      'bad/elf.prof',
      'This file is a program, which this version does not read. Choose the file that the profiler wrote.',
    ],
    [
      'bad/notes.txt',
      'This file is in no format that this version knows. Convert it to pprof or to folded stacks; the page "Formats" of the documentation lists all that are read.',
    ],
    [
      'bad/truncated.prof',
      'This pstats file ends before its content does (at byte 999). Copy or record it again: a part of it is missing or damaged.',
    ],
    [
      'bad/hotshot.prof',
      'This file is a recording of hotshot, which this version does not read. Convert it in Python 2 with `hotshot.stats.load(name).dump_stats(newName)`.',
    ],
    [
      'bad/perf.data',
      'This file is a recording of perf, which this version does not read. Convert it with `perf script`.',
    ],
    [
      'bad/truncated.speedscope.json',
      'This speedscope file is not whole: its JSON ends early or is damaged. Export it again from the tool that wrote it.',
    ],
    [
      'gperftools/work.cpuprofile-legacy',
      'This file is a CPU profile of gperftools, which this version does not read. Convert it with `google-pprof --collapsed PROGRAM FILE`: only the program itself holds the names.',
    ],
    [
      'gperftools/work.heapprof.0001.heap',
      'This file is a heap profile of gperftools, which this version does not read. Convert it with `google-pprof --collapsed PROGRAM FILE`: only the program itself holds the names.',
    ],
    [
      'gperftools/gperftools.raw',
      'This file is a raw profile of google-pprof, which this version does not read. Write it with `google-pprof --collapsed` instead of `--raw`.',
    ],
    [
      'gperftools/gperftools.text',
      'This file is a table of google-pprof, which this version does not read. It holds no stacks: write it with `--collapsed` instead of `--text`.',
    ],
    [
      'heaptrack/heaptrack.work.zst',
      'This file is a recording of heaptrack, which this version does not read. Convert it with `heaptrack_print -F FOLDED FILE`, which writes folded stacks.',
    ],
    ['bad/truncated.svg', 'This SVG file is cut off (at byte 2983). Copy the file again: its end is missing.'],
    [
      'bad/truncated-gzip.pb.gz',
      'This gzip file ends in the middle of its compressed data (at byte 592). Copy or record it again.',
    ],
    [
      'bad/truncated-pprof.pprof',
      'This pprof file ends in the middle of a field (at byte 497). It was cut off or damaged on its way: copy or record it again.',
    ],
  ])('says one sentence about %s', (file, sentence) => {
    expect(sentenceOf(readFileSync(`testdata/${file}`))).toBe(sentence);
  });

  it.each([
    ['JSON', '{"nodes": []}'],
    ['output of scalene', '{"elapsed_time_sec": 1.65, "files": {}, "samples": []}'],
    ['output of stackprof', '{"version": 1.2, "mode": "wall", "frames": {}, "raw": []}'],
    ["a recording of Safari's timelines", '{"version": 1, "recording": {"sampleStackTraces": []}}'],
    ['a recording of austin in its binary form MOJO', 'MOJ\u0003\u0001mode\0wall\0'],
    ['JSON', '[\n {"kind": "B"}'],
    ['an XML or HTML page, or an SVG without a flame graph', '<!DOCTYPE html><html></html>'],
    ['a memory curve of mprof', 'CMDLINE python x.py\nMEM 0.3 1795213.4\n'],
    ['an execution trace of Go', 'go 1.19 trace\0\0\0'],
    ['output of perf script without times', 'work 4711/4712 \n\t            120e spin\n\n'],
    ['output of perf script without times', 'work 4711 36306.100410: \n\t            120e spin\n\n'],
    ['a raw log of V8', 'v8-version,11,3,244,8,-node.38,0\nv8-platform,linux,linux\n'],
    ['a table of V8', 'Statistical profiling result from v8.log, (106 ticks, 41 unaccounted, 0 excluded).\n'],
    ['a printed recording of JFR', 'jdk.ExecutionSample {\n  startTime = 21:50:58.730\n}\n'],
    [
      'a table of callers of pstats',
      '\nFunction          was called by...\n                  ncalls  tottime  cumtime\n',
    ],
    [
      'a page of an old version of pyinstrument',
      '<!DOCTYPE html><script>window.profileSession = {"duration": 1}</script>',
    ],
    [
      'a recording of py-spy whose processes have command lines of several lines',
      'process 23370:"python -c \nimport a\n";main (a.py:3) 5\nprocess 23370:"python -c \nimport a\n";main (a.py:3) 5\n',
    ],
    ['a report of memray', '<!DOCTYPE html><title>memray - flamegraph report</title>'],
    ['a report of memray', '{"total_num_allocations": 791, "total_bytes_allocated": 12578950}'],
    ['a recording of palanteer', `\u0007main\0PL-MAGIC${'\u0001'.repeat(8)}`],
    ['a recording of palanteer', 'PL-MAGIC\x78\x56\x34\x12\0\0\0\x22'],
    ["a binary recording of Python's sampling profiler", `HCAT\u0001\0\0\0\u0003\u000f${'\0'.repeat(54)}`],
    ["a binary recording of Python's sampling profiler", `TACH\0\0\0\u0001\u0003\u000f${'\0'.repeat(54)}`],
  ])('knows %s and does not take it for stacks', (what, text) => {
    expect(sentenceOf(new TextEncoder().encode(text))).toContain(
      `This file is ${what}, which this version does not read.`
    );
  });

  it.each([
    ['folded', 'main;a 9e307\nmain;b 9e307\n'],
    ['folded', 'main;a 1e200\nmain;b -1e200\n'],
    [
      'speedscope',
      JSON.stringify({
        $schema: 'https://www.speedscope.app/file-format-schema.json',
        shared: { frames: [{ name: 'main' }] },
        profiles: [{ type: 'sampled', name: '', unit: 'none', samples: [[0]], weights: [1e300] }],
      }),
    ],
  ])('refuses values of %s that no panel could add up', (format, text) => {
    expect(sentenceOf(new TextEncoder().encode(text))).toBe(
      `This ${format} file has values that are too large to be added up. The file is damaged: record or copy it again.`
    );
  });

  it.each([
    ['node/work.cpuprofile', 0.2, 'cpuprofile file is not whole: its JSON ends early or is damaged'],
    ['pyinstrument/rideshare.html', 0.9, 'pyinstrument file is cut off: it ends before what shows its samples'],
  ])('knows %s by what is left of it after it was cut off', (file, part, sentence) => {
    const bytes = readFileSync(`testdata/${file}`);
    expect(sentenceOf(bytes.subarray(0, bytes.length * part))).toContain(sentence);
  });

  it('does not take a function for a page or a list for JSON', () => {
    expect(sentenceOf(new TextEncoder().encode('<module>;main 3\n'))).toBe('decoded as folded');
    expect(sentenceOf(new TextEncoder().encode('[unknown];main 3\n'))).toBe('decoded as folded');
    expect(sentenceOf(new TextEncoder().encode('TACH;HCAT;main 3\n'))).toBe('decoded as folded');
  });

  it.each([
    '2026-11-21 21:00:00 INFO request took 5\n2026-11-21 21:00:01 INFO request took 7\n',
    '[2026-11-21T21:00:00Z] request took 5\n',
    '10.0.0.7 - - [21/Nov/2026:21:00:00 +0000] "GET / HTTP/1.1" 200 512 "-" "Mozilla/5.0 (X11; Linux)" 12\n',
    'Nov  1 21:00:00 host app[12]: request took 5\n',
    '- apples 3\n- pears 4\n',
  ])('does not take a log or a list for stacks: %s', (text) => {
    expect(sentenceOf(new TextEncoder().encode(text))).toContain('is in no format that this version knows');
  });

  it("does not take OpenTelemetry's protocol buffers for pprof", () => {
    const resourceProfiles = [0x0a, 0x04, 0x0a, 0x02, 0x0a, 0x00];
    expect(sentenceOf(Uint8Array.from(resourceProfiles))).toContain('is in no format that this version knows');
  });

  it('reads a view into a larger buffer', () => {
    const packed = gzipSync(FOLDED);
    const larger = new Uint8Array(packed.length + 40).fill(0x1f);
    larger.set(packed, 13);
    expect(decodeProfile(larger.subarray(13, 13 + packed.length)).samples.length).toBe(1);
    const pprof = readFileSync('testdata/synthetic/blackfire-5dim.pprof');
    const shifted = new Uint8Array(pprof.length + 7).fill(0xff);
    shifted.set(pprof, 7);
    expect(decodeProfile(shifted.subarray(7))).toEqual(decodeProfile(pprof));
  });
});
