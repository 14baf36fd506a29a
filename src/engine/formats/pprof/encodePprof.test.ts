import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { checkProfile } from '../../profile/checkProfile';
import { type Profile } from '../../profile/profile';
import { buildCallTree } from '../../tree/buildCallTree';
import { profileFromText, treeToText } from '../../tree/treeText';
import { decodeProfile } from '../decodeProfile';
import { encodePprof } from './encodePprof';

function readBack(profile: Profile): Profile {
  const back = decodeProfile(encodePprof(profile));
  expect(checkProfile(back)).toEqual([]);
  return back;
}

const CPU = { name: 'cpu', unit: 'nanoseconds' };

describe.each([
  'go/cpu.pprof',
  'go/heap.pprof',
  'go/mutex.pprof',
  'go/threadcreate.pprof',
  'synthetic/blackfire-5dim.pprof',
])('%s', (file) => {
  const profile = decodeProfile(readFileSync(`testdata/${file}`));
  const back = readBack(profile);

  test('comes back with every tree, file and line', () => {
    profile.sampleTypes.forEach((_, type) => {
      const [tree, again] = [buildCallTree(profile, type), buildCallTree(back, type)];
      expect(treeToText(again)).toBe(treeToText(tree));
      expect(again.line).toEqual(tree.line);
      expect(again.functions.mappings).toEqual(tree.functions.mappings);
    });
  });

  test('comes back with its types, labels, time and period', () => {
    const facts = ({
      sampleTypes,
      defaultSampleTypeIndex,
      periodType,
      period,
      timeRange,
      labelSets,
      mappings,
    }: Profile) => ({
      sampleTypes,
      defaultSampleTypeIndex,
      periodType,
      period,
      timeRange,
      labelSets,
      mappings,
    });
    expect(facts(back)).toEqual(facts(profile));
    expect(back.samples).toEqual(profile.samples);
  });
});

test.each([0, 1, 127, 128, 2 ** 31, 2 ** 32, 2 ** 32 + 1, 2 ** 53 - 1, -1, -128, -(2 ** 32), -(2 ** 53) + 1])(
  'the value %d comes back exactly',
  (value) => {
    const { samples } = readBack(profileFromText(`a ${value}`, [CPU]));
    expect([...samples.values[0]]).toEqual([value]);
  }
);

test('fractions are rounded, and what 64 bits cannot hold is the largest that they can', () => {
  const profile = profileFromText('a 2.5\nb 1\nc 1', [CPU]);
  const values = [Float64Array.of(2.5, 1e300, -1e300)];
  const back = readBack({ ...profile, samples: { ...profile.samples, values } });
  expect([...back.samples.values[0]]).toEqual([3, 2 ** 63 - 1024, 1024 - 2 ** 63]);
});

const go = spawnSync('go', ['version']);

// Without Go there is nobody to ask: the test then shows as skipped.
(go.status === 0 ? test : test.skip)('`go tool pprof -top` reads it', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'encode-pprof-'));
  try {
    const profile = profileFromText(
      `
        main [main.go:3 from 1]; work [work.go:12 from 10] 30000000
        main [main.go:4 from 1] 10000000
        work [work.go:14 from 10] 20000000 vehicle=car
      `,
      [CPU]
    );
    const file = path.join(folder, 'cpu.pb.gz');
    writeFileSync(file, gzipSync(encodePprof({ ...profile, timeRange: { fromMs: 1.7e12, toMs: 1.7e12 + 1000 } })));
    const { status, stdout } = spawnSync('go', ['tool', 'pprof', '-top', '-unit=ms', file], { encoding: 'utf8' });
    expect(status).toBe(0);
    expect(stdout).toContain('Type: cpu');
    expect(stdout).toMatch(/50ms\s+83\.33%\s+83\.33%\s+50ms\s+83\.33%\s+work/);
    expect(stdout).toMatch(/10ms\s+16\.67%\s+100%\s+40ms\s+66\.67%\s+main/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
