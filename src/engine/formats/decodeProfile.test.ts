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
      'This file is in no format that this version knows. Convert it to pprof or to folded stacks; the page "Formats" of the documentation lists all that are read.',
    ],
    [
      'bad/hotshot.prof',
      'This file is a recording of hotshot, which this version does not read. Convert it in Python 2 with `hotshot.stats.load(name).dump_stats(newName)`.',
    ],
    [
      'bad/perf.data',
      'This file is a recording of perf, which this version does not read. Convert it with `perf script | stackcollapse-perf.pl`.',
    ],
    [
      'bad/truncated.speedscope.json',
      'This speedscope file is not whole: its JSON ends early or is damaged. Export it again from the tool that wrote it.',
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
    [
      'synthetic/blackfire-5dim.pprof.zst',
      'This file is compressed with zstd, which this version does not read. Unpack it with `zstd -d`, or write it with gzip.',
    ],
    [
      'synthetic/blackfire-5dim.pprof.lz4',
      'This file is compressed with lz4, which this version does not read. Unpack it with `lz4 -d`, or write it with gzip.',
    ],
  ])('says one sentence about %s', (file, sentence) => {
    expect(sentenceOf(readFileSync(`testdata/${file}`))).toBe(sentence);
  });

  it.each([
    ['JSON', '{"nodes": []}'],
    ['JSON', '[\n {"ph": "B"}'],
    ['an XML or HTML page, or an SVG without a flame graph', '<!DOCTYPE html><html></html>'],
    ['output of callgrind', '# callgrind format\nevents: Ir\nfn=(1) main\n16 3\n'],
    ['a memory curve of mprof', 'CMDLINE python x.py\nMEM 0.3 1795213.4\n'],
    ['output of `perf script`', 'work 4711 98.250000:    5025125 cpu-clock: \n\t55d5 spin+0x1 (/srv/work)\n\n'],
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
