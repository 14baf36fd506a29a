import { readFileSync } from 'node:fs';
import { checkProfile } from '../../profile/checkProfile';
import { type Profile } from '../../profile/profile';
import { buildCallTree } from '../../tree/buildCallTree';
import { treeToText } from '../../tree/treeText';
import { decodeProfile } from '../decodeProfile';

function decode(content: string | Uint8Array): Profile {
  const profile = decodeProfile(typeof content === 'string' ? new TextEncoder().encode(content) : content);
  expect(checkProfile(profile)).toEqual([]);
  return profile;
}

const file = (name: string) => {
  const profile = decode(readFileSync(`testdata/go-text/${name}`));
  expect(profile.format).toBe('Go text');
  return profile;
};
const treeOf = (profile: Profile, type = 0) => treeToText(buildCallTree(profile, type)).trimEnd().split('\n');
const totalsOf = ({ sampleTypes, samples }: Profile) =>
  Object.fromEntries(sampleTypes.map(({ name }, type) => [name, samples.values[type].reduce((a, b) => a + b, 0)]));
const labelsOf = ({ samples, labelSets }: Profile) =>
  Array.from(samples.labelSetIndex, (row) =>
    Object.fromEntries(labelSets[row].map(({ name, value }) => [name, value]))
  );
const inlinedOf = ({ frames, functions, strings }: Profile) =>
  Array.from(frames.functionIndex)
    .filter((_, row) => frames.inlined[row] === 1)
    .map((row) => strings[functions.name[row]]);

describe('a dump of goroutines', () => {
  it('is one sample per goroutine, with what it waits for and who made it', () => {
    const profile = file('goroutines.txt');
    expect(treeOf(profile)).toEqual([
      '- total (total: 4, self: —)',
      '  - main.main [rides/main.go] (total: 1, self: —)',
      '    - main.write [rides/main.go] (total: 1, self: —)',
      '      - runtime/pprof.(*Profile).WriteTo [runtime/pprof/pprof.go] (total: 1, self: —)',
      '        - runtime/pprof.writeGoroutine [runtime/pprof/pprof.go] (total: 1, self: —)',
      '          - runtime/pprof.writeGoroutineStacks [runtime/pprof/pprof.go] (total: 1, self: 1)',
      '  - main.worker [rides/main.go] (total: 3, self: 3)',
    ]);
    expect(labelsOf(profile).slice(0, 2)).toEqual([
      { state: 'running' },
      { state: 'chan receive', created_by: 'main.main.func1' },
    ]);
    expect(totalsOf(file('goroutine.txt'))).toEqual({ goroutine: 1 });
  });

  it('may stand behind the message of a panic, and tells what was inlined', () => {
    const text =
      'panic: no driver\n\ngoroutine 7 gp=0xc000 m=3 [select, 12 minutes, locked to thread]:\nmain.fast(...)\n\ta b.go:3\n' +
      'main.slow[...]({0x1, 0x2})\n\ta b.go:9 +0x1d fp=0x1 sp=0x2 pc=0x3\n...additional frames elided...\n' +
      'created by main.main\n\ta b.go:20 +0x5\n\nexit status 2\n';
    const profile = decode(text);
    expect(treeOf(profile).slice(1)).toEqual([
      '  - main.slow[...] [a b.go] (total: 1, self: —)',
      '    - main.fast [a b.go] (total: 1, self: 1)',
    ]);
    expect(inlinedOf(profile)).toEqual(['main.fast']);
    expect(labelsOf(profile)).toEqual([{ state: 'select', created_by: 'main.main' }]);
    expect(Array.from(profile.frames.line)).toEqual([9, 3]);
  });
});

describe('stacks with counts', () => {
  it('of goroutines have their labels', () => {
    const profile = file('goroutine.debug1.txt');
    expect(totalsOf(profile)).toEqual({ goroutine: 4 });
    expect(labelsOf(profile)).toEqual([{ vehicle: 'car' }, {}]);
    expect(treeOf(profile)).toContain('  - main.worker [rides/main.go] (total: 3, self: 3)');
  });

  it('of the heap stand for what was not sampled', () => {
    const profile = decode(
      'heap profile: 1: 4096 [3: 12288] @ heap/8192\n1: 4096 [3: 12288] @ 0x1 0x2\n#\t0x1\tmain.keep+0x1\ta.go:7\n'
    );
    // Half of all allocations as large as the rate are seen: 1 / (1 − 1/e).
    expect(totalsOf(profile)).toEqual({ alloc_objects: 4, alloc_space: 19439, inuse_objects: 1, inuse_space: 6479 });
    expect(profile).toMatchObject({ period: 4096, periodType: { name: 'space', unit: 'bytes' } });
  });

  it.each(['block', 'mutex'])('of contention (%s) are what the profile in pprof says', (name) => {
    const text = file(`${name}.debug1.txt`);
    const pprof = decode(readFileSync(`testdata/go-text/${name}.pprof`));
    expect(text.sampleTypes).toEqual(pprof.sampleTypes);
    expect(totalsOf(text).contentions).toBe(totalsOf(pprof).contentions);
    // Each stack of the text is cut to whole nanoseconds.
    expect(Math.abs(totalsOf(text).delay - totalsOf(pprof).delay)).toBeLessThanOrEqual(text.samples.length);
    expect(inlinedOf(text)).toEqual([]);
  });

  it('without any address have an empty stack', () => {
    const profile = file('threadcreate.debug1.txt');
    expect([totalsOf(profile), Array.from(profile.samples.stackIndex)]).toEqual([{ threadcreate: 4 }, [-1]]);
  });

  it('without names are called by their addresses; functions with one address were inlined', () => {
    const text =
      'custom profile: total 5\n2 @ 0x7f12 0x10\n3 @ 0x20 0x20\n#\t0x20\tfast+0x1\ta.go:1\n#\t0x20\tslow+0x2\ta.go:2\n';
    const profile = decode(text);
    expect(treeOf(profile).slice(1)).toEqual([
      '  - 0x10 (total: 2, self: —)',
      '    - 0x7f12 (total: 2, self: 2)',
      '  - slow [a.go] (total: 3, self: —)',
      '    - fast [a.go] (total: 3, self: 3)',
    ]);
    expect(inlinedOf(profile)).toEqual(['fast']);
  });

  it('are refused where there are none', () => {
    expect(() => decode('goroutine profile: total 0\n')).toThrow('without a single stack');
    expect(() => decode('heap profile: 0: 0 [0: 0] @ heap/1048576\n')).toThrow('has no stack');
  });
});

describe('what go tool pprof -raw prints', () => {
  it('is the profile itself', () => {
    const raw = file('cpu.raw.txt');
    const pprof = decode(readFileSync('testdata/go/cpu.pprof'));
    expect([0, 1].map((type) => treeOf(raw, type))).toEqual([0, 1].map((type) => treeOf(pprof, type)));
    expect(labelsOf(raw)).toEqual(labelsOf(pprof));
    expect(raw).toMatchObject({ period: pprof.period, periodType: pprof.periodType });
    expect(raw.timeRange?.fromMs).toBe(pprof.timeRange?.fromMs);
    expect(raw.mappings[0].fileName).toBe(pprof.mappings[0].fileName);
  });

  it('keeps inlined functions, addresses without a name and the type to show', () => {
    const profile = decode(
      'PeriodType: space bytes\nPeriod: 1\nSamples:\na/count[dflt] b/bytes\n  1  -2: 1 2 \nLocations\n' +
        '     1: 0x10 M=1 fast one two.go:3:1 s=1\n             slow a.go:9:0 s=0(_slow)\n     2: 0x7f12 M=1 \nMappings\n' +
        '1: 0x1/0x2/0x0 /bin/rides 0123abcd [FN]\n'
    );
    expect(treeOf(profile)).toEqual([
      '- total (total: 1, self: —)',
      '  - rides+0x7f12 (total: 1, self: —)',
      '    - slow [a.go] (total: 1, self: —)',
      '      - fast one [two.go] (total: 1, self: 1)',
    ]);
    expect(profile.defaultSampleTypeIndex).toBe(0);
    expect(profile.mappings).toEqual([{ fileName: '/bin/rides', buildId: '0123abcd' }]);
  });

  it('keeps labels whose names have spaces, and is not held up by a line that only opens them', () => {
    const head = 'Period: 1\nSamples:\na/count\n  1: 1 \n';
    const tail = '\nLocations\n  1: 0x1 M=1 main a.go:1:0 s=0\n';
    expect(labelsOf(decode(`${head}   my key:[a b] bytes:[64]${tail}`))).toEqual([{ 'my key': 'a b', bytes: '64' }]);
    expect(labelsOf(decode(`${head}${'a:['.repeat(300_000)}${tail}`))).toEqual([{}]);
  });

  it('with a location of very many inlined functions in every stack is refused before it fills the memory', () => {
    const samples = `  1:${' 1'.repeat(3000)} \n`;
    const lines = '             f a.go:9:0 s=0\n'.repeat(3000);
    expect(() =>
      decode(`Period: 1\nSamples:\na/count\n${samples}Locations\n  1: 0x1 M=1 f a.go:9:0 s=0\n${lines}`)
    ).toThrow('more inlined functions than its stacks can hold');
  });

  it('without its end is refused', () => {
    expect(() => decode('Period: 1\nSamples:\na/count\n  1: 7 \nLocations\n')).toThrow('names the location 7');
  });
});
