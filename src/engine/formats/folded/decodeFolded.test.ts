import fc from 'fast-check';
import { checkProfile } from '../../profile/checkProfile';
import { type Profile } from '../../profile/profile';
import { ProfileBuilder } from '../../profile/profileBuilder';
import { DecodeError } from '../decodeError';
import { type DecodeOptions, decodeProfile } from '../decodeProfile';
import { encodeFolded } from './encodeFolded';
import { parseFrameText } from './frameText';

function decode(text: string | Uint8Array, options?: DecodeOptions): Profile {
  const profile = decodeProfile(typeof text === 'string' ? new TextEncoder().encode(text) : text, options);
  expect(profile.format).toBe('folded');
  expect(checkProfile(profile)).toEqual([]);
  return profile;
}

function valuesOf(profile: Profile, type = 0): number[] {
  return Array.from(profile.samples.values[type]);
}

describe('folded stacks', () => {
  it('come back as they were', () => {
    const text =
      'main;work;hash 30\nmain;work;io 10\nmain 1\n 2\nmain (a.py:3);main (a.py:4);<module> (<string>) 2.5\nidle -4\n';
    expect(encodeFolded(decode(text), 0)).toBe(text);
  });

  it('share what their stacks have in common', () => {
    const { stacks, functions, frames } = decode(
      'main (a.py:1);work (a.py:9) 1\nmain (a.py:1);work (a.py:10) 1\nmain (a.py:1) 1\n'
    );
    expect([stacks.length, frames.length, functions.length]).toEqual([3, 3, 2]);
  });

  it.each([
    ['thread (21867): order_car', { thread: 'order_car', thread_id: '21867' }],
    ['thread (0x7F2A)', { thread_id: '0x7F2A' }],
    ['process 21867:"python worker.py"', { pid: '21867', process: 'python worker.py' }],
    ['tid:21867', { thread_id: '21867' }],
    ['python-26646/26689', { pid: '26646', process: 'python', thread_id: '26689' }],
  ])('take the root frame %s for labels', (root, labels) => {
    const profile = decode(`${root};main 3\nmain 1\n`);
    expect(encodeFolded(profile, 0)).toBe('main 3\nmain 1\n');
    expect(profile.labelSets).toEqual([[], Object.entries(labels).map(([name, value]) => ({ name, value }))]);
  });

  it('take only frames at the root for labels, several of them together', () => {
    const profile = decode('process 7:"a";thread (8): b;main;thread (9): c 3\n');
    expect(encodeFolded(profile, 0)).toBe('main;thread (9): c 3\n');
    expect(profile.labelSets[1].map(({ name, value }) => `${name}=${value}`)).toEqual([
      'pid=7',
      'process=a',
      'thread=b',
      'thread_id=8',
    ]);
  });

  it('count samples as long as nobody says how often they were taken', () => {
    const profile = decode('main 3\n');
    expect(profile.sampleTypes).toEqual([{ name: 'samples', unit: 'count' }]);
    expect(profile).toMatchObject({ period: undefined, timeRange: undefined, notices: [] });
  });

  it('become CPU time with a period', () => {
    const profile = decode('main 3\nmain;work 2.5\n', { periodNs: 10_000_000 });
    const cpu = { name: 'cpu', unit: 'nanoseconds' };
    expect(profile).toMatchObject({ sampleTypes: [cpu], periodType: cpu, period: 10_000_000 });
    expect(valuesOf(profile)).toEqual([30_000_000, 25_000_000]);
  });

  it('with two counts are a baseline and a comparison', () => {
    const profile = decode('main;work 7 2\n 0 1\nmain 1.5 -3\n');
    expect(profile.sampleTypes.map(({ name }) => name)).toEqual(['baseline', 'comparison']);
    expect([valuesOf(profile, 0), valuesOf(profile, 1)]).toEqual([
      [7, 0, 1.5],
      [2, 1, -3],
    ]);
    expect(profile.defaultSampleTypeIndex).toBe(1);
    expect(encodeFolded(profile, 1)).toBe('main;work 2\n 1\nmain -3\n');
  });

  it('have one count when any line has one, and then a number may end a name', () => {
    expect(encodeFolded(decode('main;worker 3 7\nmain 1\n'), 0)).toBe('main;worker 3 7\nmain 1\n');
  });

  it('with three numbers per line are refused', () => {
    expect(() => decodeProfile(new TextEncoder().encode('a;b 1 2 3\nc 4 5 6\n'))).toThrow(
      'has three numbers in every line'
    );
  });

  it('may hold comments, blank lines, CRLF, a trailing semicolon and empty frames', () => {
    const profile = decode('# by hand\r\n\r\nmain;work; 6\r\n   \r\n;main;;work 1');
    expect(encodeFolded(profile, 0)).toBe('main;work 6\nmain;work 1\n');
    expect(profile.notices).toEqual([]);
  });

  it('may hold spaces and any letters in names', () => {
    const text = 'main;operator new(unsigned long) 2.5\nmain;grüße 3.1;x y 4\n__proto__;constructor 1\n';
    expect(encodeFolded(decode(text), 0)).toBe(text);
  });

  it('cannot tell a semicolon inside a name from one between two', () => {
    expect(encodeFolded(decode('main;<[u8; 8]>::bar 3\n'), 0)).toBe('main;<[u8; 8]>::bar 3\n');
    expect(decode('main;<[u8; 8]>::bar 3\n').stacks.length).toBe(3);
  });

  it.each([
    ['UTF-8', [0xef, 0xbb, 0xbf], 'utf8'],
    ['UTF-16 little endian', [0xff, 0xfe], 'utf16le'],
  ] as const)('may begin with the byte order mark of %s', (_, mark, encoding) => {
    const text = Buffer.concat([Buffer.from(mark), Buffer.from('größe;b 3\r\n', encoding)]);
    expect(encodeFolded(decode(text), 0)).toBe('größe;b 3\n');
  });

  it('may be UTF-16 big endian', () => {
    const text = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('größe;b 3\n', 'utf16le')]).swap16();
    expect(encodeFolded(decode(text), 0)).toBe('größe;b 3\n');
  });

  it('survive letters that are no UTF-8, and say so', () => {
    const profile = decode(Buffer.from('main;f\xffo 3\n', 'latin1'));
    expect(encodeFolded(profile, 0)).toBe('main;f\uFFFDo 3\n');
    expect(profile.notices).toEqual(['1 letters could not be read and are shown as \uFFFD.']);
  });

  it('may be cut off in the middle of a line, and say so', () => {
    const profile = decode('main;work 1\nmain;wo');
    expect(encodeFolded(profile, 0)).toBe('main;work 1\n');
    expect(profile.notices).toEqual(['1 of 2 lines do not end in a number and were left out.']);
  });

  it('may hold the replacement letter itself', () => {
    expect(decode('main;f\uFFFDo 3\n').notices).toEqual([]);
  });

  it('may have a few lines without a number, and say so', () => {
    const profile = decode(`${'main;work 1\n'.repeat(20)}main;wo\n`);
    expect(valuesOf(profile)).toHaveLength(20);
    expect(profile.notices).toEqual(['1 of 21 lines do not end in a number and were left out.']);
  });

  it('say how many values they had to round', () => {
    expect(decode('main 9007199254740993\nmain 1\n').notices).toEqual([
      '1 values are larger than 2^53 and were rounded.',
    ]);
  });

  it('do not take a number too large to be one for a count', () => {
    expect(() => decode(`main ${'9'.repeat(400)}\n`)).toThrow(DecodeError);
  });

  it('are not: a list of numbers, prose, an address book', () => {
    for (const text of ['1\n2\n3\n', 'Deploy notes\n\n- see ticket 42\n', 'name;phone\nAda;12\nGrace;34\n']) {
      expect(() => decodeProfile(new TextEncoder().encode(text))).toThrow('is in no format that this version knows');
    }
  });
});

/** Names that the format can carry: no line ends, no semicolon, not empty. */
const anyName = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((name) => name.replace(/[\u0000-\u001f;\u0085\u2028\u2029]/g, '_'))
  // A name such as `f (a.py)` is one of a function in a file, a first `#` begins a comment, and a last word that is a number may be a count.
  .filter(
    (name) => name.trim() !== '' && parseFrameText(name).fileName === '' && !/^[#\uFEFF]|\s-?\d[\d.e]*$/.test(name)
  );
const anyFrame = fc.record({
  name: anyName,
  fileName: fc.constantFrom('', 'a.py', '<string>', 'lib/b.c'),
  line: fc.nat(5000),
});
const anySamples = fc.array(fc.tuple(fc.array(anyFrame, { maxLength: 6 }), fc.integer({ min: 1, max: 1e9 })), {
  minLength: 1,
  maxLength: 8,
});

describe('encodeFolded and decodeProfile', () => {
  it('are each the inverse of the other', () => {
    fc.assert(
      fc.property(anySamples, (samples) => {
        const builder = new ProfileBuilder([{ name: 'samples', unit: 'count' }]);
        for (const [frames, value] of samples) {
          const stack = frames.reduce((parent, { name, fileName, line }) => {
            const functionIndex = builder.addFunction({ name, fileName });
            return builder.addStack(parent, builder.addFrame(functionIndex, { line: fileName === '' ? 0 : line }));
          }, -1);
          builder.addSample(stack, [value]);
        }
        const profile = builder.build({ format: 'folded' });
        const text = encodeFolded(profile, 0);
        const decoded = decode(text);
        expect(decoded).toEqual(profile);
        expect(encodeFolded(decoded, 0)).toBe(text);
      }),
      { numRuns: 300 }
    );
  });
});
