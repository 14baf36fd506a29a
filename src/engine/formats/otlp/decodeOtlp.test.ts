import { readFileSync } from 'node:fs';
import { checkProfile } from '../../profile/checkProfile';
import { type Profile } from '../../profile/profile';
import { buildCallTree } from '../../tree/buildCallTree';
import { treeToText } from '../../tree/treeText';
import { decodeProfile } from '../decodeProfile';

function decode(bytes: Uint8Array): Profile {
  const profile = decodeProfile(bytes);
  expect(profile.format).toBe('OTLP');
  expect(checkProfile(profile)).toEqual([]);
  return profile;
}

const file = (name: string) => readFileSync(`testdata/otlp/${name}`);
const events = () => decode(file('events.pb'));
const treeOf = (profile: Profile, type: number) => treeToText(buildCallTree(profile, type)).trimEnd().split('\n');
const typesOf = ({ sampleTypes, samples }: Profile) =>
  Object.fromEntries(
    sampleTypes.map(({ name, unit }, type) => [`${name}/${unit}`, samples.values[type].reduce((a, b) => a + b, 0)])
  );
const labelsOf = ({ samples, labelSets }: Profile) =>
  Array.from(samples.labelSetIndex, (row) =>
    Object.fromEntries(labelSets[row].map(({ name, value }) => [name, value]))
  );

/** A message in JSON: one profile over a dictionary of `main`. */
function message(profile: object, dictionary: object = {}): object {
  return {
    resourceProfiles: [
      { resource: {}, scopeProfiles: [{ profiles: [{ sampleType: { typeStrindex: 1 }, ...profile }] }] },
    ],
    dictionary: {
      stringTable: ['', 'cpu', 'main'],
      functionTable: [{}, { nameStrindex: 2 }],
      locationTable: [{}, { lines: [{ functionIndex: 1 }] }],
      stackTable: [{}, { locationIndices: [1] }],
      ...dictionary,
    },
  };
}
const json = (...messages: readonly object[]) =>
  new TextEncoder().encode(messages.map((content) => JSON.stringify(content)).join('\n'));

describe('profiles of OpenTelemetry', () => {
  it('in JSON, in lines and as protocol buffers are one and the same', () => {
    const whole = decode(file('otlp-profiles.json'));
    expect(decode(file('otlp-profiles.jsonl'))).toEqual(whole);
    expect(decode(file('otlp-profiles.pb'))).toEqual(whole);
    expect(typesOf(whole)).toEqual({
      'cpu-time/nanoseconds': 5.1e9,
      'wall-time/nanoseconds': 5.935e9,
      'heap-space/bytes': 458_752,
      'alloc-space/bytes': 1_708_032,
      'alloc-samples/count': 30,
    });
    expect(labelsOf(whole)[0]).toEqual({ region: 'eu-north', service_name: 'ride-sharing-app', vehicle: 'car' });
  });

  it('written by their own Python package have inlined functions, and addresses where no name is known', () => {
    const profile = events();
    expect(treeOf(profile, 0)).toEqual([
      '- total (total: 3, self: —)',
      '  - main [rides.c] (total: 3, self: —)',
      '    - find_nearest_vehicle [rides.c] (total: 2, self: —)',
      '      - hash [rides.c] (total: 2, self: 2)',
      '    - rides+0x7f12 (total: 1, self: —)',
      '      - 0xffffffff81000010 (total: 1, self: 1)',
    ]);
    const { frames, functions, strings } = profile;
    const inlined = Array.from(frames.functionIndex).filter((_, row) => frames.inlined[row] === 1);
    expect(inlined.map((row) => strings[functions.name[row]])).toEqual(['hash']);
    expect(profile.mappings).toEqual([{ fileName: '/usr/bin/rides', buildId: '0123abcd' }]);
  });

  it('have CPU time where samples are counted and their period is known', () => {
    expect(typesOf(events())).toEqual({ 'samples/count': 3, 'off_cpu/nanoseconds': 16e6, 'cpu/nanoseconds': 150e6 });
    expect(events().defaultSampleTypeIndex).toBe(2);
  });

  it('have events in order of time, each with its value or 1', () => {
    const { samples, timeRange } = events();
    expect(Array.from(samples.startNs ?? [])).toEqual([100e6, 200e6, 250e6, 300e6, 900e6]);
    expect(Array.from(samples.values[0])).toEqual([1, 1, 0, 1, 0]);
    expect(Array.from(samples.values[1])).toEqual([0, 0, 7e6, 0, 9e6]);
    expect(timeRange).toEqual({ fromMs: 1_795_216_984_121, toMs: 1_795_216_985_121 });
  });

  it('have attributes of resource, profile and sample as labels, and links as ids', () => {
    expect(labelsOf(events()).slice(0, 3)).toEqual([
      {
        service_name: 'rides',
        sampled: 'true',
        vehicle: 'car',
        cpu_logical_number: '3',
        trace_id: '000102030405060708090a0b0c0d0e0f',
        span_id: '0001020304050607',
      },
      { service_name: 'rides', sampled: 'true', vehicle: 'bike' },
      { service_name: 'rides-worker', vehicle: 'car', request_size: '4096 By' },
    ]);
  });
});

describe('a message in JSON', () => {
  it('has numbers as text or as numbers, and an index of 0 for none', () => {
    const profile = decode(json(message({ samples: [{ stackIndex: 1, values: ['7', 3] }, { values: ['-2'] }] })));
    expect(typesOf(profile)).toEqual({ 'cpu/': 8 });
    expect(profile.samples.stackIndex).toEqual(Int32Array.of(0, -1));
    expect(profile.timeRange).toBeUndefined();
  });

  it('says how many values it had to round', () => {
    const { notices } = decode(json(message({ samples: [{ values: ['9007199254740993'] }] })));
    expect(notices).toEqual(['1 values are larger than 2^53 and were rounded.']);
  });

  it('behind others in a file that is still written is left out', () => {
    const whole = json(message({ samples: [{ values: ['7'] }] }), message({ samples: [{ values: ['5'] }] }));
    const { notices, ...profile } = decode(whole.subarray(0, -9));
    expect(typesOf({ notices, ...profile })).toEqual({ 'cpu/': 7 });
    expect(notices).toEqual(['1 lines are not whole and were left out.']);
  });

  it.each([
    [
      'its dictionary',
      { ...message({}), dictionary: undefined },
      'lacks the dictionary that profiles of opentelemetry-proto 1.11 have',
    ],
    [
      'a string',
      message({ sampleType: { typeStrindex: 9 } }),
      'names the string 9, which its dictionary does not hold',
    ],
    ['a stack', message({ samples: [{ stackIndex: 5 }] }), 'names the stack 5'],
    ['a location', message({ samples: [{ stackIndex: 1 }] }, { locationTable: [{}] }), 'names the location 1'],
    ['a profile', message({ sampleType: {} }), 'holds no profile with a sample type'],
    [
      'a time for each value',
      message({ samples: [{ values: [1], timestampsUnixNano: ['1', '2'] }] }),
      '1 values at 2 times',
    ],
  ])('that lacks %s is refused', (_, content, sentence) => {
    expect(() => decode(json(content))).toThrow(sentence);
  });

  it('whose few bytes stand for endless stacks or labels is refused', () => {
    const many = <T>(count: number, value: T) => Array.from({ length: count }, () => value);
    const lines = many(2000, { functionIndex: 1 });
    const frames = { locationTable: [{}, { lines }], stackTable: [{}, { locationIndices: many(2000, 1) }] };
    expect(() => decode(json(message({ samples: [{ stackIndex: 1 }] }, frames)))).toThrow(
      'more inlined functions than its stacks can hold'
    );
    const attributes = many(1000, 0).map((_, row) => ({ keyStrindex: row + 3, value: { intValue: '1' } }));
    const labels = {
      attributeTable: [{}, ...attributes],
      stringTable: ['', 'cpu', 'main', ...attributes.map((_, row) => `name${row}`)],
    };
    const attributeIndices = attributes.map((_, row) => row + 1);
    const samples = many(4500, 0).map((_, row) => ({
      values: [1],
      attributeIndices: [(row % 911) + 1, (row % 719) + 1],
    }));
    expect(() => decode(json(message({ samples, attributeIndices }, labels)))).toThrow('more labels than any store');
  });

  it('with one long text in the labels of very many samples are refused before they fill the memory', () => {
    const count = 5000;
    const dictionary = {
      attributeTable: Array.from({ length: count + 1 }, (_, row) => ({
        keyStrindex: 3,
        value: { intValue: `${row}` },
      })),
      stringTable: ['', 'cpu', 'main', `a b${'c'.repeat(100_000)}`],
    };
    const samples = Array.from({ length: count }, (_, row) => ({ values: [1], attributeIndices: [row + 1] }));
    expect(() => decode(json(message({ samples }, dictionary)))).toThrow('more labels than any store');
  });
});

describe('protocol buffers', () => {
  it('behind their lengths, as a collector writes them to a file, are read one by one', () => {
    const one = file('events.pb');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(one.length);
    expect(typesOf(decode(Buffer.concat([length, one, length, one])))['samples/count']).toBe(6);
  });

  it('that are cut off say so', () => {
    expect(() => decode(file('events.pb').subarray(0, -5))).toThrow('ends in the middle of a field');
  });

  it('of traces or of older profiles, which have no dictionary, are refused with a sentence', () => {
    const span = [0x12, 0x02, 0x08, 0x01];
    const scope = [0x12, span.length, ...span];
    expect(() => decode(Uint8Array.from([0x0a, scope.length, ...scope]))).toThrow('lacks the dictionary');
  });
});
