import { readFileSync } from 'node:fs';
import { checkProfile } from '../../profile/checkProfile';
import { type Profile } from '../../profile/profile';
import { buildCallTree } from '../../tree/buildCallTree';
import { treeToText } from '../../tree/treeText';
import { DecodeError } from '../decodeError';
import { decodeProfile } from '../decodeProfile';
import {
  CLASSES,
  type ChunkOfFile,
  COMPRESSED,
  ID,
  jfrChunk,
  MORE,
  PLAIN,
  samplePools,
  utf8,
} from './jfrWriter.testHelper';

function decode(bytes: Uint8Array, periodNs?: number): Profile {
  const profile = decodeProfile(bytes, { periodNs });
  expect(profile.format).toBe('JFR');
  expect(checkProfile(profile)).toEqual([]);
  return profile;
}

const treeOf = (profile: Profile, type = 0) => treeToText(buildCallTree(profile, type)).trimEnd().split('\n');
const recorded = () => decode(readFileSync('testdata/jfr/work.jfr'));
const typesOf = ({ sampleTypes, samples }: Profile) =>
  Object.fromEntries(
    sampleTypes.map(({ name, unit }, type) => [`${name}/${unit}`, samples.values[type].reduce((a, b) => a + b, 0)])
  );
const labelsOf = ({ samples, labelSets }: Profile) =>
  Array.from(samples.labelSetIndex, (row) =>
    Object.fromEntries(labelSets[row].map(({ name, value }) => [name, value]))
  );

const { int, long } = COMPRESSED;
/** At that tick, of thread 1 with stack 1. */
const execution = (tick: number, state = 1, stack = 1) =>
  [MORE.Execution, [...long(tick), ...long(1), ...long(stack), ...long(state)]] as const;
const setting = (id: number, name: string, value: string) =>
  [MORE.Setting, [...long(0), ...long(id), ...utf8(name), ...utf8(value)]] as const;
const chunk = (content: Partial<ChunkOfFile>) => jfrChunk({ pools: samplePools(), events: [execution(5)], ...content });

describe('a recording of Java 17', () => {
  it('has its samples, allocations and their sizes as jfr counts them', () => {
    expect(typesOf(recorded())).toEqual({
      'cpu-samples/count': 22,
      'alloc_sample_objects/count': 36,
      'alloc_sample_bytes/bytes': 27_960_024,
    });
  });

  it('has its stacks from the root, with class and method', () => {
    expect(treeOf(recorded())).toEqual([
      '- total (total: 22, self: —)',
      '  - Work.main (total: 22, self: —)',
      '    - Work.orderBike (total: 2, self: —)',
      '      - Work.findNearestVehicle (total: 2, self: —)',
      '        - Work.spin (total: 2, self: 2)',
      '    - Work.orderCar (total: 14, self: —)',
      '      - Work.findNearestVehicle (total: 14, self: —)',
      '        - Work.checkDriverAvailability (total: 6, self: —)',
      '          - Work.spin (total: 6, self: 6)',
      '        - Work.spin (total: 8, self: 8)',
      '    - Work.orderScooter (total: 6, self: —)',
      '      - Work.findNearestVehicle (total: 6, self: —)',
      '        - Work.spin (total: 6, self: 6)',
    ]);
  });

  it('says who ran and what was allocated', () => {
    const labels = labelsOf(recorded());
    expect(labels.filter(({ class: name }) => name === undefined)).toEqual(
      Array.from({ length: 22 }, () => ({ thread: 'main', thread_id: '30317' }))
    );
    expect(new Set(labels.map(({ class: name }) => name))).toEqual(
      new Set([undefined, 'byte[]', 'java.util.concurrent.CopyOnWriteArrayList$COWIterator'])
    );
  });

  it('keeps the order of time, from its start on', () => {
    const { samples, timeRange } = recorded();
    const start = samples.startNs ?? new Float64Array();
    expect(start).toHaveLength(58);
    expect(start).toEqual(start.slice().sort());
    expect(timeRange?.fromMs).toBe(Date.UTC(2026, 10, 20, 23, 3, 35, 987));
    expect(start[57] / 1e6).toBeLessThan((timeRange?.toMs ?? 0) - (timeRange?.fromMs ?? 0));
  });
});

describe('a recording of async-profiler', () => {
  const file = (name: string) => decode(readFileSync(`testdata/async-profiler/${name}.jfr`));

  it('of CPU time and allocations has both, and functions of libraries beside those of Java', () => {
    const profile = file('cpu');
    expect(typesOf(profile)).toEqual({
      'cpu/nanoseconds': 50_000_000,
      'cpu-samples/count': 5,
      'alloc_in_new_tlab_objects/count': 74,
      'alloc_in_new_tlab_bytes/bytes': 9_699_328,
    });
    expect(treeOf(profile, 1)).toContain('        - Work.spin (total: 1, self: 1)');
    expect(profile.mappings.map(({ fileName }) => fileName)).toContain('libjvm.so');
    expect(profile.strings).toContain('subL_rRegNode::use_cisc_RegMask');
  });

  it('of wall-clock time has all threads with their states', () => {
    const profile = file('wall');
    expect(typesOf(profile)).toEqual({ 'wall-samples/count': 232 });
    expect(new Set(labelsOf(profile).map(({ state }) => state))).toEqual(new Set(['runnable', 'sleeping']));
  });
});

describe('numbers and strings', () => {
  const sample = [
    '- total (total: 1, self: —)',
    '  - com.example.Work.main (total: 1, self: —)',
    '    - com.example.Work.work (total: 1, self: —)',
    '      - com.example.Work.hash (total: 1, self: 1)',
  ];

  it('are read compressed, as recorders write them, and plain', () => {
    expect(treeOf(decode(chunk({})))).toEqual(sample);
    const event = [5, 1, 1, 1].flatMap((value) => PLAIN.long(value));
    const plain = jfrChunk({ style: PLAIN, pools: samplePools(PLAIN), events: [[MORE.Execution, event]] });
    expect(treeOf(decode(plain))).toEqual(sample);
  });

  it.each([
    ['none', [0], 'com.example.Work.'],
    ['empty', [1], 'com.example.Work.'],
    ['a row of the pool of strings', [2, ...long(9)], 'com.example.Work.pooled'],
    ['UTF-8', utf8('größe'), 'com.example.Work.größe'],
    ['characters one by one', [4, ...int(2), ...int(0x67), ...int(0x2211)], 'com.example.Work.g\u2211'],
    ['Latin-1', [5, ...int(2), 0x67, 0xf6], 'com.example.Work.gö'],
  ])('of all encodings are text: %s', (_, name, expected) => {
    const pools = samplePools().map((pool) =>
      pool.type === ID.Symbol ? { ...pool, rows: [...pool.rows.filter(([id]) => id !== 4), [4, name] as const] } : pool
    );
    const strings = { type: ID.String, rows: [[9, utf8('pooled')] as const] };
    expect(treeOf(decode(chunk({ pools: [strings, ...pools] })))[3]).toContain(`${expected} (`);
  });
});

describe('events', () => {
  it('are CPU time where the recording says how often it was sampled', () => {
    const jvm = decode(chunk({ events: [setting(MORE.Execution, 'period', '20 ms'), execution(5), execution(9)] }));
    expect(typesOf(jvm)).toEqual({ 'cpu/nanoseconds': 40_000_000, 'cpu-samples/count': 2 });
    expect(jvm).toMatchObject({ period: 20_000_000, periodType: { name: 'cpu', unit: 'nanoseconds' } });
    const asyncProfiler = decode(chunk({ events: [setting(MORE.Execution, 'interval', '10000000'), execution(5)] }));
    expect(typesOf(asyncProfiler)['cpu/nanoseconds']).toBe(10_000_000);
  });

  it('are CPU time where the caller says it', () => {
    expect(typesOf(decode(chunk({}), 1_000_000))['cpu/nanoseconds']).toBe(1_000_000);
  });

  it('of all threads, running or not, are wall-clock samples with the state of the thread', () => {
    const classes = [...CLASSES, { id: 104, name: 'jdk.ActiveRecording', fields: [] }];
    const events = [setting(104, 'event', 'wall'), execution(5, 1), execution(6, 2)];
    const profile = decode(chunk({ classes, events }));
    expect(typesOf(profile)).toEqual({ 'wall-samples/count': 2 });
    expect(labelsOf(profile).map(({ state }) => state)).toEqual(['runnable', 'sleeping']);
  });

  it('of allocations and waits have their size, their time and their class', () => {
    const allocation = [MORE.Allocation, [...long(7), ...long(1), ...long(1), ...long(2), ...long(4096)]] as const;
    const park = [MORE.Park, [...long(8), ...long(3), ...long(1), ...long(1), ...long(1)]] as const;
    const profile = decode(chunk({ events: [park, allocation, execution(5)] }));
    expect(typesOf(profile)).toEqual({
      'cpu-samples/count': 1,
      'alloc_in_new_tlab_objects/count': 1,
      'alloc_in_new_tlab_bytes/bytes': 4096,
      'block_contentions/count': 1,
      'block_delay/nanoseconds': 3_000_000,
    });
    expect(profile.samples.startNs).toEqual(Float64Array.of(5e6, 7e6, 8e6));
    expect(labelsOf(profile).map(({ class: name }) => name)).toEqual([undefined, 'byte[]', 'com.example.Work']);
  });

  it('of several chunks count from the start of the first', () => {
    const first = chunk({ events: [execution(5)] });
    const second = chunk({ events: [execution(6)], startNanos: 1e18 + 2e9 });
    const profile = decode(Uint8Array.from([...second, ...first]));
    expect(profile.samples.startNs).toEqual(Float64Array.of(5e6, 2e9 + 6e6));
    expect(profile.timeRange).toEqual({ fromMs: 1e12, toMs: 1e12 + 3000 });
  });

  it('of whole chunks are kept where the last one is still written', () => {
    const profile = decode(Uint8Array.from([...chunk({}), ...chunk({}).subarray(0, 300)]));
    expect(typesOf(profile)).toEqual({ 'cpu-samples/count': 1 });
    expect(profile.notices).toEqual(['The last part of the recording is not whole and was left out.']);
  });

  it('without a stack, or with one that is not there, count without one', () => {
    const profile = decode(chunk({ events: [execution(5, 1, 0), execution(6, 1, 99)] }));
    expect(profile.samples.stackIndex).toEqual(Int32Array.of(-1, -1));
  });

  it('mark frames that were inlined, and stacks that were cut off', () => {
    const { frames } = decode(chunk({}));
    expect(Array.from(frames.inlined)).toEqual([0, 0, 1]);
    const pools = samplePools().map((pool) =>
      pool.type === MORE.Stack
        ? { ...pool, rows: pool.rows.map(([id, row]) => [id, [1, ...row.slice(1)]] as const) }
        : pool
    );
    expect(decode(chunk({ pools })).notices).toEqual([
      '1 stacks are deeper than the recorder keeps and lack their callers: record with a larger `stackdepth`.',
    ]);
  });
});

describe('a recording that cannot be read says so', () => {
  const sentenceOf = (bytes: Uint8Array) => {
    try {
      decodeProfile(bytes);
      return 'decoded';
    } catch (error) {
      return error instanceof DecodeError ? error.sentence : String(error);
    }
  };
  const withField = (name: string, field: { name: string; type: number; array?: boolean }) =>
    CLASSES.map((type) => (type.name === name ? { ...type, fields: [...(type.fields ?? []), field] } : type));

  it.each([
    [
      'a class inside of itself',
      withField('jdk.types.Symbol', { name: 'own', type: ID.Symbol }),
      'inside of themselves',
    ],
    ['a class that is not there', withField('jdk.types.Symbol', { name: 'own', type: 999 }), 'does not describe all'],
  ])('%s', (_, classes, sentence) => {
    expect(sentenceOf(chunk({ classes }))).toContain(sentence);
  });

  it('where classes double from one to the next', () => {
    const doubling = Array.from({ length: 14 }, (_, level) => ({
      id: 200 + level,
      name: `level${level}`,
      fields: ['a', 'b'].map((name) => ({ name, type: level === 13 ? ID.int : 201 + level })),
    }));
    const classes = [...withField('jdk.types.Symbol', { name: 'own', type: 200 }), ...doubling];
    expect(sentenceOf(chunk({ classes }))).toContain('too many fields');
  });

  it('and is not held up by a billion rows without content', () => {
    const classes = [
      ...withField('jdk.types.Symbol', { name: 'own', type: 300, array: true }),
      { id: 300, name: 'empty' },
    ];
    const pools = [{ type: ID.Symbol, rows: [[1, [...utf8('a'), ...int(2 ** 30)]] as const] }];
    expect(sentenceOf(chunk({ classes, pools }))).toContain('promises more than there is');
  });

  it('where an event asks for more than its own bytes', () => {
    const classes = withField('jdk.ExecutionSample', { name: 'extra', type: ID.int, array: true });
    const asking = [MORE.Execution, [...execution(5)[1], ...int(9)]] as const;
    expect(sentenceOf(chunk({ classes, events: [asking, ...Array.from({ length: 9 }, () => asking)] }))).toContain(
      'promises more than there is'
    );
  });

  it('where a field has an endless name', () => {
    const classes = withField('jdk.types.Symbol', { name: 'n'.repeat(2000), type: ID.int });
    expect(sentenceOf(chunk({ classes }))).toContain('describes a field whose name has 2000 letters');
  });

  it('without an event that has a stack, unfinished, cut off, or of another version', () => {
    expect(sentenceOf(chunk({ events: [] }))).toContain('has no event with a stack and a cost');
    const whole = chunk({});
    const changed = (offset: number, length: number, byte: number) =>
      Uint8Array.from(whole).fill(byte, offset, offset + length);
    expect(sentenceOf(changed(8, 8, 0))).toContain('never finished');
    expect(sentenceOf(changed(4, 2, 9))).toContain('has the version 2313.1');
    expect(sentenceOf(whole.subarray(0, -1))).toContain('ends in the middle of a chunk');
  });
});
