// Every decoder on files that were cut off or damaged: the answer is a valid profile or a DecodeError, never anything else.
import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { checkProfile } from '../profile/checkProfile';
import { DecodeError } from './decodeError';
import { decodeProfile } from './decodeProfile';
import { message, number, packed, pprofFile, sample, varint } from './pprof/pprofWriter.testHelper';

const SMALL_LIMIT = 2 ** 22;

const pprof = (name: string) => gunzipSync(readFileSync(`testdata/${name}`));
const subjects: ReadonlyArray<readonly [string, Uint8Array]> = [
  ['pprof with labels', pprof('go/cpu.pprof')],
  ['pprof with five sample types', readFileSync('testdata/synthetic/blackfire-5dim.pprof')],
  ['pprof of blocking', pprof('go/block.pprof')],
  [
    'pprof in an unusual shape',
    pprofFile(
      ['main'],
      sample(number(1, 1), number(2, 5), message(3, number(1, 3), number(3, 7))),
      message(4, number(1, 1))
    ),
  ],
  ['pprof in gzip', readFileSync('testdata/go/mutex.pprof')],
  ['folded stacks', readFileSync('testdata/py-spy/rideshare.raw.txt').subarray(0, 700)],
  ['folded stacks with two counts', readFileSync('testdata/difffolded/diff.folded').subarray(0, 900)],
  ['folded stacks in UTF-16', readFileSync('testdata/traps/folded-utf16be-bom.txt').subarray(0, 600)],
  ['an SVG of py-spy', shortSvg()],
  ['vmprof', shortVmprof()],
  ['a dump of py-spy', readFileSync('testdata/py-spy/dump-1.txt').subarray(0, 700)],
  ['import times', readFileSync('testdata/import-time/importtime.txt').subarray(0, 500)],
  ['stacksampler', readFileSync('testdata/stacksampler/stacksampler.txt').subarray(0, 500)],
  ['austin', readFileSync('testdata/austin/austin-full.txt').subarray(-900)],
  ['speedscope', shortSpeedscope()],
  ['folded stacks in gzip', gzipSync(readFileSync('testdata/perf/work.perf.folded'))],
];

/** The bars of a picture without its style sheet. */
function shortSvg(): Uint8Array {
  const text = readFileSync('testdata/py-spy/rideshare.svg', 'utf8');
  return Buffer.from(`<svg>${text.slice(text.lastIndexOf('<g><title>order_car'))}`);
}

/** A log with its first two stacks and all names. */
function shortVmprof(): Uint8Array {
  const log = readFileSync('testdata/vmprof/rideshare.vmprof');
  const firstStackAt = log.indexOf('64', log.indexOf('bits')) + 2;
  const stackLength = 65;
  const symbolsAt = log.indexOf('n:<native symbol') - 17;
  return Buffer.concat([log.subarray(0, firstStackAt + 2 * stackLength), log.subarray(symbolsAt)]);
}

/** A sampled and an evented profile over one table of frames. */
function shortSpeedscope(): Uint8Array {
  const events = [
    { type: 'O', frame: 0, at: 0 },
    { type: 'O', frame: 1, at: 0.25 },
    { type: 'C', frame: 1, at: 1.5 },
    { type: 'C', frame: 0, at: 2 },
  ];
  const file = {
    $schema: 'https://www.speedscope.app/file-format-schema.json',
    shared: { frames: [{ name: 'main', file: 'main.py', line: 3 }, { name: 'work' }] },
    profiles: [
      { type: 'sampled', name: 'Thread 7 "main"', unit: 'seconds', samples: [[0], [0, 1]], weights: [0.01, 2] },
      { type: 'evented', name: 'other', unit: 'seconds', startValue: 0, endValue: 2, events },
    ],
  };
  return Buffer.from(JSON.stringify(file));
}

/** 'profile' or 'DecodeError'; throws for everything else. */
function outcomeOf(bytes: Uint8Array): string {
  let profile;
  try {
    profile = decodeProfile(bytes, { maxInflatedBytes: SMALL_LIMIT });
  } catch (error) {
    if (error instanceof DecodeError && /^This .+\. .+\.$/s.test(error.sentence)) {
      return 'DecodeError';
    }
    throw error;
  }
  // Asked many thousand times: `expect` would take longer than the decoders.
  const faults = checkProfile(profile);
  if (faults.length > 0) {
    throw new Error(faults.join(' '));
  }
  return 'profile';
}

describe.each(subjects)('%s', (_, bytes) => {
  it('are read when whole', () => {
    expect(outcomeOf(bytes)).toBe('profile');
  });

  it('survive being cut off after every byte', () => {
    const outcomes = Array.from({ length: bytes.length }, (_unused, length) => outcomeOf(bytes.subarray(0, length)));
    expect(outcomes[0]).toBe('DecodeError');
    expect(outcomes).toContain('DecodeError');
  });

  it('survive every single flipped bit', () => {
    const damaged = Uint8Array.from(bytes);
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      damaged[bit >> 3] ^= 1 << (bit & 7);
      outcomeOf(damaged);
      damaged[bit >> 3] ^= 1 << (bit & 7);
    }
    expect(damaged).toEqual(Uint8Array.from(bytes));
  });

  it('survive random damage: bytes changed, cut out and repeated', () => {
    const random = newRandom(bytes.length);
    const outcomes = new Set<string>();
    for (let round = 0; round < 1500; round++) {
      outcomes.add(outcomeOf(mutate(bytes, random)));
    }
    expect(outcomes).toContain('DecodeError');
  });
});

describe('pprof that asks for too much', () => {
  it.each<[string, Uint8Array]>([
    ['a length beyond the file', pprofFile([], [0x12, ...varint(2n ** 63n - 1n)])],
    ['a length of 64 bits', pprofFile([], [0x12, ...varint(-1)])],
    [
      'values for a million types and samples',
      pprofFile([], ...Array.from({ length: 2000 }, () => [...message(1), ...sample()])),
    ],
    ['a string beyond the table', pprofFile([], message(1, number(1, 2n ** 62n)))],
    ['a function id beyond everything', pprofFile([], message(4, number(1, 1), message(4, number(1, -1))))],
  ])('is refused: %s', (_, bytes) => {
    expect(outcomeOf(bytes)).toBe('DecodeError');
  });

  it('reads a stack of 200,000 frames', () => {
    const ids = Array.from({ length: 200_000 }, () => 1);
    expect(outcomeOf(pprofFile([], sample(message(1, ids), packed(2, 1)), message(4, number(1, 1))))).toBe('profile');
  });
});

function mutate(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  let result = Uint8Array.from(bytes);
  for (let change = random(4); change >= 0; change--) {
    const at = random(result.length);
    const length = random(12);
    switch (random(5)) {
      case 0:
        result[at] = random(256);
        break;
      case 1:
        result[at] = [0, 0x7f, 0x80, 0xff][random(4)];
        break;
      case 2:
        result = Uint8Array.from([...result.subarray(0, at), ...result.subarray(at + length)]);
        break;
      case 3:
        result = Uint8Array.from([
          ...result.subarray(0, at),
          ...result.subarray(at, at + length),
          ...result.subarray(at),
        ]);
        break;
      default:
        result = result.slice(0, at);
    }
  }
  return result;
}

/** Whole numbers from 0, the same for the same seed. */
function newRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
