// Node records a program with a known hot function while the test runs; what the decoders read must be what its files say of
// themselves, and the hot function must be found.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { decodeProfile } from '../../src/engine/formats/decodeProfile';
import { checkProfile } from '../../src/engine/profile/checkProfile';
import { type Profile } from '../../src/engine/profile/profile';
import { buildCallTree } from '../../src/engine/tree/buildCallTree';
import { functionTotals } from '../../src/engine/tree/functionTotals';
import { outputOf } from './tool';

jest.setTimeout(120_000);

const PROGRAM = `
const fs = require('node:fs');
const kept = [];
function hot(until) { let turns = 0; while (performance.now() < until) { turns += Math.sqrt(turns + 1); } return turns; }
function allocate() { for (let index = 0; index < 3000; index++) { kept.push(new Array(300).fill(index)); } }
function main() { fs.readFileSync(__filename); allocate(); return hot(performance.now() + 400); }
main();
`;

const folder = mkdtempSync(path.join(os.tmpdir(), 'flameboard-node-'));
const program = path.join(folder, 'program.js');

beforeAll(() => writeFileSync(program, PROGRAM));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the program and gives the file that it wrote. */
function record(ending: string, ...options: readonly string[]): Buffer {
  outputOf(process.execPath, ...options, program);
  const [name] = readdirSync(folder).filter((file) => file.endsWith(ending));
  return readFileSync(path.join(folder, name));
}

function decode(file: Buffer, format: string): Profile {
  const profile = decodeProfile(file);
  expect(profile.format).toBe(format);
  expect(checkProfile(profile)).toEqual([]);
  return profile;
}

const totalOf = (profile: Profile, name: string) =>
  buildCallTree(
    profile,
    profile.sampleTypes.findIndex((type) => type.name === name)
  ).total[0];

/** The part of a sample type that a function takes. */
function shareOf(profile: Profile, type: string, functionName: string): number {
  const tree = buildCallTree(
    profile,
    profile.sampleTypes.findIndex(({ name }) => name === type)
  );
  return functionTotals(tree).total[tree.functions.names.indexOf(functionName)] / tree.total[0];
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

it('a CPU profile has the samples and the time that its file adds up to', () => {
  const file = record('.cpuprofile', '--cpu-prof', `--cpu-prof-dir=${folder}`);
  const raw: { samples: number[]; timeDeltas: number[] } = JSON.parse(file.toString());
  const profile = decode(file, 'cpuprofile');
  expect(totalOf(profile, 'samples')).toBe(raw.samples.length);
  // Differences below zero put samples in their place: then the last in time ends the recording, not the last in the file.
  const moments = raw.timeDeltas.map((_, index) => sum(raw.timeDeltas.slice(0, index + 1)));
  expect(totalOf(profile, 'wall')).toBe(Math.max(...moments) * 1000);
  expect(shareOf(profile, 'cpu', 'hot')).toBeGreaterThan(0.3);
});

it('a heap profile has the bytes and the samples that its calls add up to', () => {
  const file = record('.heapprofile', '--heap-prof', '--heap-prof-interval=8192', `--heap-prof-dir=${folder}`);
  const raw: { samples: Array<{ nodeId: number }> } = JSON.parse(file.toString());
  const calls = Array.from(file.toString().matchAll(/"selfSize":(\d+),"id":(\d+)/g), ([, size, id]) => ({
    size: Number(size),
    id: Number(id),
  }));
  const ids = new Set(calls.map(({ id }) => id));
  const profile = decode(file, 'heapprofile');
  expect(totalOf(profile, 'inuse_space')).toBe(sum(calls.map(({ size }) => size)));
  // V8 lists some more that it took while it wrote the calls: they belong to none.
  expect(totalOf(profile, 'samples')).toBe(raw.samples.filter(({ nodeId }) => ids.has(nodeId)).length);
  expect(totalOf(profile, 'inuse_space')).toBeGreaterThan(0);
});

it('a log has the ticks that Node counts in it', () => {
  record('.log', '--prof', `--logfile=${path.join(folder, 'ticks.log')}`, '--no-logfile-per-isolate');
  const log = path.join(folder, 'ticks.log');
  const profile = decode(outputOf(process.execPath, '--prof-process', '--preprocess', log), 'V8 log');
  const report = outputOf(process.execPath, '--prof-process', log).toString();
  const [, ticks] = /\((\d+) ticks/.exec(report) ?? [];
  expect(totalOf(profile, 'samples')).toBe(Number(ticks));
  expect(shareOf(profile, 'samples', 'hot')).toBeGreaterThan(0.3);
});

it('a trace has the time that its begins and ends are apart', () => {
  const file = record(
    'trace.json',
    '--trace-event-categories=node.fs.sync',
    `--trace-event-file-pattern=${path.join(folder, 'trace.json')}`
  );
  const { traceEvents }: { traceEvents: Array<{ ph: string; ts: number }> } = JSON.parse(file.toString());
  const momentsOf = (kind: string) => traceEvents.filter(({ ph }) => ph === kind).map(({ ts }) => ts);
  expect(momentsOf('B').length).toBeGreaterThan(0);
  expect(totalOf(decode(file, 'trace events'), 'wall')).toBe((sum(momentsOf('E')) - sum(momentsOf('B'))) * 1000);
});
