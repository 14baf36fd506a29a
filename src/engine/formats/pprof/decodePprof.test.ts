import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { checkProfile } from '../../profile/checkProfile';
import { labelValues } from '../../profile/labelSets';
import { type Profile } from '../../profile/profile';
import { DecodeError } from '../decodeError';
import { encodeFolded } from '../folded/encodeFolded';
import { zstdPacking } from '../zstd/unpackZstd';
import { decodePprof } from './decodePprof';
import {
  functionOf,
  line,
  location,
  message,
  number,
  packed,
  pprofFile,
  sample,
  text,
  varint,
} from './pprofWriter.testHelper';

/** `main` (id 1) calls `work` (id 2); a location per function with the same id. */
const STRINGS = ['main', 'work'];
const SYMBOLS = [location(1, line(1)), location(2, line(2)), functionOf(1, 3), functionOf(2, 4)].flat();

function decode(bytes: Uint8Array): Profile {
  const profile = decodePprof(bytes);
  expect(checkProfile(profile)).toEqual([]);
  return profile;
}

describe("ddtrace's files", () => {
  const profile = decode(zstdPacking.unpack(readFileSync('testdata/ddtrace/ddtrace.4711.1.pprof'), 2 ** 24).bytes);

  it('show the last sample type that has values, of nineteen', () => {
    expect(profile.sampleTypes).toHaveLength(19);
    expect(profile.sampleTypes[profile.defaultSampleTypeIndex].name).toBe('alloc-samples');
    expect(profile.sampleTypes.at(-1)?.name).toBe('gpu-flops-samples');
  });

  it('have the moments of their samples as an order of time, not as labels', () => {
    const { startNs, length } = profile.samples;
    expect([length, startNs?.length]).toEqual([408, 408]);
    expect([...labelValues(profile).keys()]).toEqual([
      'allocator domain',
      'thread id',
      'thread name',
      'thread native id',
    ]);
    // The first sample ended 10,700,715 ns after the profile's start and stands for 8 µs. The start is exact to 256 ns.
    expect(Math.abs((startNs?.[0] ?? 0) - 10_692_715)).toBeLessThanOrEqual(256);
  });
});

it('a function without a name is called unknown', () => {
  const nameless = pprofFile(STRINGS, sample(packed(1, 1), packed(2, 3)), location(1, line(1)), functionOf(1, 0));
  const { strings, functions } = decode(nameless);
  expect(strings[functions.name[0]]).toBe('[unknown]');
});

function failureOf(bytes: Uint8Array): string {
  try {
    decodePprof(bytes);
  } catch (error) {
    if (error instanceof DecodeError) {
      return error.message;
    }
    throw error;
  }
  return 'nothing failed';
}

describe('decodePprof', () => {
  it('reads stacks leaf first', () => {
    const profile = decode(pprofFile(STRINGS, sample(packed(1, 2, 1), packed(2, 7)), SYMBOLS));
    expect(encodeFolded(profile, 0)).toBe('main;work 7\n');
    expect(profile.sampleTypes).toEqual([{ name: 'cpu', unit: 'nanoseconds' }]);
  });

  it('keeps all frames of an inlined location, the physical function below', () => {
    const inlined = location(9, number(3, 0x10), line(2, 20), line(1, 10));
    const profile = decode(
      pprofFile(STRINGS, sample(packed(1, 9), packed(2, 5)), inlined, functionOf(1, 3), functionOf(2, 4))
    );
    expect(encodeFolded(profile, 0)).toBe('main;work 5\n');
    const { frames, stacks } = profile;
    expect(Array.from(stacks.frameIndex, (frame) => [frames.line[frame], frames.inlined[frame]])).toEqual([
      [10, 0],
      [20, 1],
    ]);
  });

  it('finds stacks again, in part and in whole', () => {
    const lists = [[2, 1], [1], [2, 1], [2, 2, 1], [1, 1], [2, 1]];
    const profile = decode(pprofFile(STRINGS, ...lists.map((ids) => sample(packed(1, ...ids), packed(2, 1))), SYMBOLS));
    expect(encodeFolded(profile, 0)).toBe(
      'main;work 1\nmain 1\nmain;work 1\nmain;work;work 1\nmain;main 1\nmain;work 1\n'
    );
    expect(profile.stacks.length).toBe(4);
    expect(profile.samples.stackIndex[0]).toBe(profile.samples.stackIndex[5]);
  });

  it('finds the stacks that a walk from the root would find', () => {
    const ids = [1, 2, 3, 127, 128, 129, 255, 300, 16_383, 16_384, 16_385, 2 ** 21, 2 ** 28 + 1];
    const names = ids.map((id) => `f${id}`);
    const symbols = ids.flatMap((id, i) => [...location(id, line(id)), ...functionOf(id, 3 + i)]);
    fc.assert(
      fc.property(fc.array(fc.array(fc.constantFrom(...ids), { maxLength: 6 }), { maxLength: 40 }), (lists) => {
        const profile = decode(
          pprofFile(names, ...lists.map((list) => sample(packed(1, ...list), packed(2, 1))), symbols)
        );
        const expected = lists.map(
          (list) =>
            `${[...list]
              .reverse()
              .map((id) => `f${id}`)
              .join(';')} 1\n`
        );
        expect(encodeFolded(profile, 0)).toBe(expected.join(''));
        const stacks = new Set(lists.flatMap((list) => list.map((_, i) => list.slice(i).join())));
        expect(profile.stacks.length).toBe(stacks.size);
      })
    );
  });

  it('tells ids apart whose bytes end alike', () => {
    // 200 and 72 both end in the byte that id 1 is; a list is read from its end.
    const ids = [1, 129, 16_385, 200, 2];
    const symbols = ids.flatMap((id) => location(id, line(1)));
    const lists = [[1], [129], [16_385], [129, 1], [1, 129], [200, 2], [2]];
    const profile = decode(
      pprofFile(STRINGS, ...lists.map((list) => sample(packed(1, ...list), packed(2, 1))), symbols, functionOf(1, 3))
    );
    const depths = Array.from(profile.samples.stackIndex, (stack) => {
      let depth = 0;
      for (let row = stack; row !== -1; row = profile.stacks.parent[row]) {
        depth++;
      }
      return depth;
    });
    expect(depths).toEqual([1, 1, 1, 2, 2, 2, 1]);
    expect(new Set(profile.samples.stackIndex).size).toBe(7);
  });

  it('takes ids of any size that are no indexes', () => {
    const big = 2n ** 63n + 1n;
    const symbols = [
      location(big, line(big + 1n)),
      location(big + 2n, line(77)),
      functionOf(big + 1n, 3),
      functionOf(77, 4),
    ];
    const profile = decode(pprofFile(STRINGS, sample(packed(1, big + 2n, big), packed(2, 1)), ...symbols));
    expect(encodeFolded(profile, 0)).toBe('main;work 1\n');
  });

  it.each([
    ['numbers one by one', sample(number(1, 2), number(1, 1), number(2, 4))],
    ['lists in parts', sample(packed(1, 2), packed(2, 4), packed(1, 1))],
    ['an unknown field', sample(packed(1, 2, 1), number(9, 1), packed(2, 4), [13 * 8 + 1, 0, 0, 0, 0, 0, 0, 0, 0])],
    ['values first', sample(packed(2, 4), packed(1, 2, 1))],
  ])('accepts samples with %s', (_, unusual) => {
    const usual = sample(packed(1, 2, 1), packed(2, 3));
    const profile = decode(pprofFile(STRINGS, usual, unusual, unusual, usual, SYMBOLS));
    expect(encodeFolded(profile, 0)).toBe('main;work 3\nmain;work 4\nmain;work 4\nmain;work 3\n');
    expect(profile.stacks.length).toBe(2);
  });

  it('gathers labels that stand apart', () => {
    const label = (value: number) => message(3, number(1, 3), number(3, value));
    const profile = decode(pprofFile(['k'], sample(label(1), packed(2, 4), label(2))));
    expect(profile.labelSets[1]).toEqual([
      { name: 'k', value: '1' },
      { name: 'k', value: '2' },
    ]);
  });

  it('accepts lists longer than one and two bytes can tell', () => {
    for (const depth of [100, 200, 20_000]) {
      const ids = Array.from({ length: depth }, (_, i) => 1 + (i % 2));
      const profile = decode(
        pprofFile(STRINGS, sample(packed(1, ...ids), packed(2, 1)), sample(packed(1, ...ids), packed(2, 1)), SYMBOLS)
      );
      expect(profile.stacks.length).toBe(depth);
    }
  });

  it('gives an empty stack for a sample without locations', () => {
    const profile = decode(pprofFile([], sample(packed(2, 5)), sample(packed(1), packed(2, 6))));
    expect(Array.from(profile.samples.stackIndex)).toEqual([-1, -1]);
  });

  it('reads labels with text, numbers, units and several values per name', () => {
    const labels = [
      message(3, number(1, 3), number(2, 4)),
      message(3, number(1, 3), number(2, 5)),
      message(3, number(1, 6), number(3, 4096), number(4, 7)),
      message(3, number(1, 8), number(3, -(2n ** 63n))),
    ];
    const profile = decode(
      pprofFile(
        ['vehicle', 'car', 'bike', 'bytes', 'B', '__proto__'],
        sample(packed(2, 1), ...labels),
        sample(packed(2, 1), ...labels)
      )
    );
    expect(profile.labelSets).toEqual([
      [],
      [
        { name: '__proto__', value: '-9223372036854775808' },
        { name: 'bytes', value: '4096 B' },
        { name: 'vehicle', value: 'bike' },
        { name: 'vehicle', value: 'car' },
      ],
    ]);
    expect(Array.from(profile.samples.labelSetIndex)).toEqual([1, 1]);
  });

  it('keeps whole numbers exact up to 2^53, also negative ones', () => {
    const values = [0, 1, 127, 128, 2 ** 28 - 1, 2 ** 28, 2 ** 31, 2 ** 53 - 1, -1, -300, -(2 ** 53 - 1)];
    const profile = decode(pprofFile([], ...values.map((value) => sample(packed(2, value)))));
    expect(Array.from(profile.samples.values[0])).toEqual(values);
    expect(profile.notices).toEqual([]);
  });

  it('keeps any safe integer exact', () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeInteger(), { minLength: 1 }), (values) => {
        const profile = decodePprof(pprofFile([], ...values.map((value) => sample(packed(2, value)))));
        // +0 and −0 are the same number of samples.
        expect(Array.from(profile.samples.values[0])).toEqual(values.map((value) => value + 0));
      })
    );
  });

  it('says how many values it had to round', () => {
    const profile = decode(
      pprofFile([], sample(packed(2, 2n ** 60n)), sample(packed(2, 1)), sample(packed(2, -(2n ** 62n))))
    );
    expect(Array.from(profile.samples.values[0])).toEqual([2 ** 60, 1, -(2 ** 62)]);
    expect(profile.notices).toEqual(['2 values are larger than 2^53 and were rounded.']);
  });

  it('names what has no symbols by binary and address', () => {
    const mapping = message(3, number(1, 5), number(5, 3), number(6, 4));
    const symbols = [
      location(1, number(2, 5), number(3, 0x7f12n)),
      location(2, number(3, 0xffffffffff600400n)),
      mapping,
    ];
    const profile = decode(pprofFile(['/usr/lib/libc.so.6', 'abc'], sample(packed(1, 1, 2), packed(2, 1)), ...symbols));
    expect(encodeFolded(profile, 0)).toBe('0xffffffffff600400;libc.so.6+0x7f12 1\n');
    expect(profile.mappings).toEqual([{ fileName: '/usr/lib/libc.so.6', buildId: 'abc' }]);
    expect(Array.from(profile.frames.mappingIndex)).toEqual([0, -1]);
  });

  it('keeps files, lines, system names and start lines', () => {
    const functionRow = functionOf(1, 3, number(3, 4), number(4, 5), number(5, 12));
    const { functions, frames, strings } = decode(
      pprofFile(['nice', '_Znice', 'a.cc'], sample(packed(1, 1), packed(2, 1)), location(1, line(1, 15)), functionRow)
    );
    expect([
      strings[functions.name[0]],
      strings[functions.systemName[0]],
      strings[functions.fileName[0]],
      functions.startLine[0],
      frames.line[0],
    ]).toEqual(['nice', '_Znice', 'a.cc', 12, 15]);
  });

  it('survives names that are no UTF-8, and says so', () => {
    const broken = Uint8Array.from([...pprofFile(['main']), ...message(6, [0x66, 0xff, 0x6f])]);
    const profile = decode(broken);
    expect(profile.strings.at(-1)).toBe('f\uFFFDo');
    expect(profile.notices).toEqual(['1 names are not valid UTF-8; what could not be read is shown as \uFFFD.']);
  });

  it('reads time, duration, period and the default sample type', () => {
    const second = message(1, number(1, 3), number(2, 4));
    const header = [
      number(9, 1_763_676_000_429_537_371n),
      number(10, 1_300_000_000),
      message(11, number(1, 1), number(2, 2)),
      number(12, 10_000_000),
    ];
    const bytes = pprofFile(['samples', 'count'], second, ...header);
    expect(decode(bytes)).toMatchObject({
      timeRange: { fromMs: 1_763_676_000_429, toMs: 1_763_676_001_729 },
      periodType: { name: 'cpu', unit: 'nanoseconds' },
      period: 10_000_000,
      defaultSampleTypeIndex: 1,
    });
    expect(decode(Uint8Array.from([...bytes, ...number(14, 1)])).defaultSampleTypeIndex).toBe(0);
  });

  it('has no time range and no period when the file does not say', () => {
    expect(decode(pprofFile([], number(9, 0)))).toMatchObject({
      timeRange: undefined,
      period: undefined,
      periodType: undefined,
    });
  });

  it('takes fields in any order', () => {
    const parts = [
      sample(packed(1, 2, 1), packed(2, 7)),
      SYMBOLS,
      ...['', 'cpu', 'nanoseconds', ...STRINGS].map((string) => text(6, string)),
    ];
    const bytes = Uint8Array.from([...parts.flat(), ...message(1, number(1, 1), number(2, 2))]);
    expect(encodeFolded(decode(bytes), 0)).toBe('main;work 7\n');
  });

  it.each<[string, Uint8Array]>([
    ['holds no table of strings', Uint8Array.from(message(1, number(1, 1)))],
    ['has a table of strings that does not begin with the empty one', Uint8Array.from(text(6, 'x'))],
    ['names no sample type, so it does not say what was measured', Uint8Array.from(text(6, ''))],
    ['names string 9, but holds only 3', pprofFile([], message(1, number(1, 9)))],
    ['names location 3, which it does not hold', pprofFile(STRINGS, sample(packed(1, 3), packed(2, 1)), SYMBOLS)],
    ['names function 3, which it does not hold', pprofFile(STRINGS, location(1, line(3)))],
    ['holds two locations with the id 1', pprofFile(STRINGS, SYMBOLS, location(1, line(1)))],
    ['holds a function without an id', pprofFile(STRINGS, functionOf(0, 3))],
    ['holds a sample that has more or fewer values than the 1 sample types', pprofFile([], sample(packed(2, 1, 2)))],
    ['holds a sample that has more or fewer values than the 1 sample types', pprofFile([], sample(packed(2)))],
    [
      'claims 3 values for each of its 100 samples, but does not hold them',
      pprofFile([], message(1), message(1), ...Array.from({ length: 100 }, () => sample())),
    ],
    ['holds a number of more than 64 bits', pprofFile([], sample(message(2, Array<number>(10).fill(255), [1])))],
    ['ends in the middle of a location id', pprofFile(STRINGS, sample(message(1, [1, 200]), packed(2, 1)), SYMBOLS)],
    ['ends in the middle of a field', Uint8Array.from([...pprofFile([]), 0x12, ...varint(2n ** 63n), 1])],
    ['holds a sample in a shape that pprof does not have', pprofFile([], number(2, 1))],
    ['holds field 20 in a shape that pprof does not have', pprofFile([], varint(20 * 8 + 3))],
  ])('refuses a file that %s', (message, bytes) => {
    expect(failureOf(bytes)).toBe(message);
  });
});
