// Call trees and merged profiles of the incident: totals, matchers, ranges, limits, empty results.
import { buildCallTree } from '../../../src/engine/tree/buildCallTree';
import {
  byRegion,
  byRegionAndVersion,
  cpuRequest,
  deployMs,
  fromMs,
  incident,
  longAgo,
  bySliceOfRegion,
  selectorOf,
  sliceMs,
  toMs,
  totalNs,
  totalsByName,
  wholeRange,
} from './incident';
import { type StoreUnderTest } from './storeContract';

/** More than any tree here has. */
const EVERYTHING = 1_000_000;

const { 'ap-south': apSouth, 'eu-north': euNorth, 'us-east': usEast } = byRegion;

export function describeTrees(underTest: () => StoreUnderTest): void {
  const store = () => underTest().storeAt(underTest().url);
  const total = async (...matchers: readonly string[]) =>
    (await store().tree({ ...cpuRequest, selector: selectorOf(...matchers) })).tree.total[0];

  test('the tree has the totals that were measured, function by function', async () => {
    const { tree, isTruncated } = await store().tree({ ...cpuRequest, maxNodes: EVERYTHING });
    expect(tree.total[0]).toBe(totalNs);
    expect(tree.unit).toBe('nanoseconds');
    expect(isTruncated).toBe(false);
    const byName = totalsByName(tree);
    for (const { function: name, self, total: inTotal } of Object.values(wholeRange.named)) {
      expect([name, byName.get(name)]).toEqual([name, { self, total: inTotal }]);
    }
  });

  test.each([
    ['region="eu-north"', euNorth],
    ['region!="eu-north"', apSouth + usEast],
    ['region=~"eu-north|us-.*"', euNorth + usEast],
    ['region!~"eu-north|us-.*"', apSouth],
    ['region="eu-north",version="1.1.0"', byRegionAndVersion['eu-north 1.1.0']],
    ['region=~"north"', 0],
    ['region!~"north"', totalNs],
    ['region=~".*"', totalNs],
    ['region=""', 0],
    ['region!=""', totalNs],
    ['nobody=""', totalNs],
    ['nobody!="x"', totalNs],
    ['nobody=~"x|"', totalNs],
    ['nobody!~".+"', totalNs],
    ['nobody=~".+"', 0],
  ])('{%s}', async (matcher, expected) => {
    expect(await total(matcher)).toBe(expected);
  });

  test('ranges that meet add up, and each profile is in one of them', async () => {
    const { tree: before } = await store().tree({ ...cpuRequest, range: { fromMs, toMs: deployMs } });
    const { tree: after } = await store().tree({ ...cpuRequest, range: { fromMs: deployMs, toMs } });
    expect(before.total[0] + after.total[0]).toBe(totalNs);
    const range = { fromMs: fromMs + sliceMs, toMs: fromMs + 2 * sliceMs };
    const { tree: slice } = await store().tree({ ...cpuRequest, selector: selectorOf('region="eu-north"'), range });
    expect(slice.total[0]).toBe(bySliceOfRegion['eu-north'][1]);
  });

  test('a month is the same as its twelve minutes', async () => {
    const day = 86_400_000;
    const range = { fromMs: incident.fromMs - 15 * day, toMs: incident.toMs + 15 * day };
    const { tree } = await store().tree({ ...cpuRequest, range });
    expect(tree.total[0]).toBe(totalNs);
  });

  test('maxNodes cuts, and the total stays', async () => {
    const { tree, isTruncated } = await store().tree({ ...cpuRequest, maxNodes: 30 });
    expect(isTruncated).toBe(true);
    expect(tree.length).toBeLessThan(120);
    expect(tree.total[0]).toBe(totalNs);
  });

  test('a call site is opened, or the store says why not', async () => {
    const { capabilities } = store();
    if (capabilities.callSite !== true) {
      expect(capabilities.callSite).toMatch(/\.$/);
      return;
    }
    const whole = await store().tree(cpuRequest);
    const path = ['<module>', 'main'];
    const opened = await store().tree({ ...cpuRequest, callSite: path });
    expect(totalsByName(opened.tree).get('order_car')).toEqual(totalsByName(whole.tree).get('order_car'));
    expect(opened.tree.total[0]).toBe(totalsByName(whole.tree).get('main')?.total);
    const elsewhere = await store().tree({ ...cpuRequest, callSite: ['main'] });
    expect(elsewhere.tree.total[0]).toBe(0);
  });

  test.each([
    ['a selector that nothing matches', { selector: selectorOf('region="nowhere"') }],
    ['a profile type that is not there', { profileTypeId: 'no:such:type:at:all' }],
    ['a range without profiles', { range: longAgo }],
  ])('%s has a root of 0, no series and no profile, and that is no error', async (_, asked) => {
    const request = { ...cpuRequest, ...asked };
    const { tree } = await store().tree(request);
    expect([tree.length, tree.total[0]]).toEqual([1, 0]);
    const { series } = await store().series({ ...request, stepMs: 60_000, groupBy: ['region'] });
    expect(series).toEqual([]);
    expect((await store().profile(request)).profile).toBeUndefined();
  });

  test('the merged profile has the same total, with files and lines', async () => {
    const { profile } = await store().profile({ ...cpuRequest, selector: selectorOf('region="eu-north"') });
    const index = profile?.sampleTypes.findIndex(({ name }) => name === 'cpu') ?? -1;
    const tree = profile && buildCallTree(profile, index);
    expect(tree?.total[0]).toBe(euNorth);
    const row = tree?.functions.names.indexOf('order_car') ?? -1;
    expect(tree?.functions.fileNames[row]).toBe('/srv/rideshare/orders.py');
    expect(profile?.frames.line.some((line) => line > 0)).toBe(true);
    const { fromMs: startMs, toMs: endMs } = profile?.timeRange ?? { fromMs: 0, toMs: Infinity };
    expect(startMs).toBeGreaterThanOrEqual(incident.fromMs);
    expect(endMs).toBeLessThanOrEqual(incident.toMs);
  });
}
