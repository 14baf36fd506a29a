// The JDK's own reader of flight recordings against ours: on the recorded file, and on one that is recorded here and now.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { decodeProfile } from '../../src/engine/formats/decodeProfile';
import { type Profile } from '../../src/engine/profile/profile';
import { buildCallTree } from '../../src/engine/tree/buildCallTree';
import { treeToText } from '../../src/engine/tree/treeText';
import { isInstalled, outputOf } from './tool';

jest.setTimeout(120_000);

const testdata = path.join(__dirname, '../../testdata');
const PROGRAM = path.join(testdata, 'jfr/Work.java');
const EVENTS = [
  'jdk.ExecutionSample',
  'jdk.NativeMethodSample',
  'jdk.ObjectAllocationSample',
  'jdk.ObjectAllocationInNewTLAB',
  'jdk.ObjectAllocationOutsideTLAB',
  'jdk.JavaMonitorEnter',
  'jdk.ThreadPark',
];
/** The first sample type of each. */
const COUNTS: Readonly<Record<string, string>> = {
  'jdk.ExecutionSample': 'cpu-samples',
  'jdk.NativeMethodSample': 'native-samples',
  'jdk.ObjectAllocationSample': 'alloc_sample_objects',
  'jdk.ObjectAllocationInNewTLAB': 'alloc_in_new_tlab_objects',
  'jdk.ObjectAllocationOutsideTLAB': 'alloc_outside_tlab_objects',
  'jdk.JavaMonitorEnter': 'mutex_contentions',
  'jdk.ThreadPark': 'block_contentions',
};

const sum = (values: Iterable<number>) => Array.from(values).reduce((a, b) => a + b, 0);
const totalsOf = ({ sampleTypes, samples }: Profile) =>
  new Map(sampleTypes.map(({ name }, type) => [name, sum(samples.values[type])]));
const treesOf = (profile: Profile, ignored: string) =>
  Object.fromEntries(
    profile.sampleTypes.flatMap(({ name }, type) =>
      name === ignored ? [] : [[name, treeToText(buildCallTree(profile, type))]]
    )
  );
const labelsOf = ({ samples, labelSets }: Profile) =>
  Array.from(samples.labelSetIndex, (row) => labelSets[row].map(({ name, value }) => `${name}=${value}`).join());

/** Microseconds since the first sample: the printed times have been through another clock. */
function timesOf({ samples }: Profile): readonly number[] {
  const start = samples.startNs ?? new Float64Array();
  return Array.from(start, (time) => Math.round((time - start[0]) / 1000));
}

/** As many samples of each event as the JDK counts. */
function expectTheSameCounts(file: string): void {
  const totals = totalsOf(decodeProfile(readFileSync(file)));
  const summary = outputOf('jfr', 'summary', file).toString();
  for (const event of EVENTS) {
    const counted = new RegExp(`^ ${event.replace('.', '\\.')} +(\\d+) `, 'm').exec(summary)?.[1];
    expect([event, totals.get(COUNTS[event]) ?? 0]).toEqual([event, Number(counted ?? 0)]);
  }
}

/** Everything that the JDK prints is in our profile of the recording, at its place and time. */
function expectTheSame(file: string): void {
  expectTheSameCounts(file);
  const ours = decodeProfile(readFileSync(file));
  const printed = decodeProfile(
    outputOf('jfr', 'print', '--json', '--stack-depth', '2048', '--events', EVENTS.join(), file)
  );
  // The JSON has no settings, from which CPU time follows.
  expect(treesOf(printed, 'cpu')).toEqual(treesOf(ours, 'cpu'));
  expect(labelsOf(printed).sort()).toEqual(labelsOf(ours).sort());
  const [theirTimes, ourTimes] = [timesOf(printed), timesOf(ours)];
  expect(theirTimes).toHaveLength(ourTimes.length);
  expect(Math.max(...theirTimes.map((time, row) => Math.abs(time - ourTimes[row])))).toBeLessThanOrEqual(2);
}

(isInstalled('jfr', 'version') ? describe : describe.skip)("the JDK's reader of flight recordings", () => {
  it('finds the same in the recorded file', () => {
    expectTheSame(path.join(testdata, 'jfr/work.jfr'));
  });

  // It counts these events, but JDK 17 cannot print them: it wants no pool to be empty.
  it('counts the same in a recording of async-profiler', () => {
    expectTheSameCounts(path.join(testdata, 'async-profiler/cpu.jfr'));
  });

  it('finds the same in a fresh recording', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'flameboard-jfr-'));
    const file = path.join(folder, 'fresh.jfr');
    try {
      outputOf('java', `-XX:StartFlightRecording=settings=profile,filename=${file}`, PROGRAM);
      expectTheSame(file);
      const fresh = decodeProfile(readFileSync(file));
      expect(fresh.period).toBe(10_000_000);
      expect(totalsOf(fresh).get('cpu')).toBe((totalsOf(fresh).get('cpu-samples') ?? 0) * 10_000_000);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
