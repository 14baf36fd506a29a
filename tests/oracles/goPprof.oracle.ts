// `go tool pprof -raw`, which prints a profile with all of its numbers, against our readers of pprof and of Go's texts.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { decodeProfile } from '../../src/engine/formats/decodeProfile';
import { type Profile } from '../../src/engine/profile/profile';
import { buildCallTree } from '../../src/engine/tree/buildCallTree';
import { treeToText } from '../../src/engine/tree/treeText';
import { isInstalled, outputOf } from './tool';

jest.setTimeout(120_000);

const testdata = path.join(__dirname, '../../testdata');
const ours = (file: string) => decodeProfile(readFileSync(path.join(testdata, file)));
const theirs = (file: string) =>
  decodeProfile(outputOf('go', 'tool', 'pprof', '-symbolize=none', '-raw', path.join(testdata, file)));
const totalsOf = ({ sampleTypes, samples }: Profile) =>
  sampleTypes.map(({ name, unit }, type) => `${name}/${unit} ${samples.values[type].reduce((a, b) => a + b, 0)}`);
const treesOf = (profile: Profile) => profile.sampleTypes.map((_, type) => treeToText(buildCallTree(profile, type)));

(isInstalled('go', 'version') ? describe : describe.skip)("Go's reader of profiles", () => {
  it.each([
    'go/cpu.pprof',
    'go/heap.pprof',
    'go/allocs.pprof',
    'go/mutex.pprof',
    'go/block.pprof',
    'go/goroutine.pprof',
    'go/threadcreate.pprof',
    'synthetic/blackfire-5dim.pprof',
  ])('finds the same stacks and values in %s', (file) => {
    const [own, printed] = [ours(file), theirs(file)];
    expect(totalsOf(own)).toEqual(totalsOf(printed));
    expect(treesOf(own)).toEqual(treesOf(printed));
    expect(own.timeRange?.fromMs).toBe(printed.timeRange?.fromMs);
  });

  // It does not read the names that stand beside the addresses.
  it.each(['go-text/heap.debug1.txt', 'go-text/goroutine.debug1.txt', 'go-text/block.debug1.txt'])(
    'finds the same values in %s',
    (file) => {
      expect(totalsOf(ours(file))).toEqual(totalsOf(theirs(file)));
    }
  );
});
