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
  ])('knows %s and does not take it for stacks', (what, text) => {
    expect(sentenceOf(new TextEncoder().encode(text))).toContain(
      `This file is ${what}, which this version does not read.`
    );
  });

  it('does not take a function for a page or a list for JSON', () => {
    expect(sentenceOf(new TextEncoder().encode('<module>;main 3\n'))).toBe('decoded as folded');
    expect(sentenceOf(new TextEncoder().encode('[unknown];main 3\n'))).toBe('decoded as folded');
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
