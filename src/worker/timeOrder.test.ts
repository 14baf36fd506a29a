import { readFileSync } from 'node:fs';
import { decodeProfile } from '../engine/formats/decodeProfile';
import { chartToText, timedProfile } from '../engine/flame-chart/chartText.testHelper';
import { isFlameChart } from '../engine/flame-chart/flameChart';
import { profileFromText } from '../engine/tree/treeText';
import { TimeOrder } from './timeOrder';
import { type TreeWork, type WorkResult } from './workRequest';
import { WorkSession } from './workSession';

const recording = (text: string) => ({ profile: timedProfile(text), sampleTypeIndex: 0, labelSetMask: undefined });

test('one recording has its order', () => {
  const order = new TimeOrder(undefined);
  expect(order.result()).toBeUndefined();
  order.add(recording('0-3 main\n5-6 main'));
  const result = order.result();
  expect(result !== undefined && 'chart' in result ? chartToText(result.chart) : result).toContain('main 5-6');
});

test('several recordings, or one without times, are merged, and a sentence says why', () => {
  const several = new TimeOrder(undefined);
  several.add(recording('0-3 main'));
  several.add(recording('0-3 main'));
  expect(several.result()).toEqual({
    sentence:
      'Only one recording at a time can be shown in order of time; these 2 are merged. Select one by time range or labels.',
  });
  const untimed = new TimeOrder(undefined);
  untimed.add({ ...recording('0-3 main'), profile: profileFromText('main 3') });
  expect(untimed.result()).toEqual({
    sentence: 'The recording does not say when its samples began: it is merged.',
  });
});

describe('a tree that is asked for in order of time', () => {
  const work: TreeWork = {
    kind: 'tree',
    order: 'time',
    profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
    matchers: [],
    range: { fromMs: 0, toMs: 1e15 },
  };
  const decoded = decodeProfile(readFileSync('testdata/node/work.cpuprofile'));
  const file = (key: string) => ({ key, manifestLabels: [], pathLabels: [] });

  function treeOf(result: WorkResult) {
    if (result.kind !== 'tree') {
      throw new Error(`not a tree but ${result.kind}`);
    }
    return result;
  }

  test('is a chart of about so many bars', () => {
    const session = new WorkSession({ ...work, maxNodes: 100 });
    session.add(file('a'), decoded);
    const result = treeOf(session.result());
    const { tree } = result;
    expect(result).toMatchObject({ isTruncated: true, profileCount: 1, notices: [] });
    expect(tree.length).toBeLessThanOrEqual(150);
    expect(isFlameChart(tree)).toBe(true);
  });

  test('is merged and says so when a second recording comes', () => {
    const session = new WorkSession(work);
    session.add(file('a'), decoded);
    session.add(file('b'), decoded);
    const { tree, notices } = treeOf(session.result());
    expect(isFlameChart(tree)).toBe(false);
    expect(notices).toEqual([expect.stringMatching(/^Only one recording at a time/)]);
  });
});
