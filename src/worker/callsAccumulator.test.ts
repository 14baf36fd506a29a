import { readFileSync } from 'node:fs';
import { decodeProfile } from '../engine/formats/decodeProfile';
import { buildCallTree } from '../engine/tree/buildCallTree';
import { treeFromText } from '../engine/tree/treeText';
import { profileFromText } from '../engine/tree/treeText';
import { CallsAccumulator } from './callsAccumulator';

const recorded = decodeProfile(readFileSync('testdata/cprofile/one-3.prof'));
const stacks = profileFromText('order_car [rideshare.py] 5', recorded.sampleTypes);

function totalOf(calls: CallsAccumulator, name: string): number | undefined {
  const merged = calls.merged();
  return merged?.total[merged.functions.names.indexOf(name)];
}

test('nothing is exact beside the tree while every file has stacks', () => {
  const calls = new CallsAccumulator(() => undefined);
  expect(calls.add(stacks, 0, buildCallTree(stacks, 0))).toBeUndefined();
  expect(calls.merged()).toBeUndefined();
});

test('recordings add up, with files of stacks before and after them', () => {
  const calls = new CallsAccumulator(() => treeFromText('order_car [rideshare.py] 7', 'nanoseconds'));
  const alone = calls.add(recorded, 0, buildCallTree(recorded, 0));
  expect(alone?.whole).toBe(37_630_867);
  calls.add(stacks, 0, buildCallTree(stacks, 0));
  const total = 37_630_867 - 12;
  expect(totalOf(calls, 'order_car')).toBeGreaterThan(total * 0.99);
  expect(calls.merged()?.whole).toBe(37_630_867 + 12);
});

test('any number of files add up', () => {
  const calls = new CallsAccumulator(() => undefined);
  for (let file = 0; file < 40; file++) {
    calls.add(recorded, 0, buildCallTree(recorded, 0));
  }
  expect(calls.merged()?.whole).toBe(40 * 37_630_867);
});
