import { type TreeResult } from '../../../worker/workRequest';
import { treeFromText } from '../../../engine/tree/treeText';
import { PartialTrees } from './partialTrees';

const result: TreeResult = {
  kind: 'tree',
  tree: treeFromText('a 1'),
  isTruncated: false,
  isApproximate: false,
  profileCount: 1,
  notices: [],
};
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

function trees() {
  const clock = { nowMs: 0 };
  const progress: string[] = [];
  const partials = new PartialTrees(
    () => Promise.resolve(result),
    (_, { done, total }) => progress.push(`${done}/${total}`),
    () => clock.nowMs
  );
  const readAt = async (nowMs: number, done: number, wasDownloaded = true) => {
    clock.nowMs = nowMs;
    partials.onRead(done, 10, wasDownloaded);
    await settle();
  };
  return { partials, progress, readAt };
}

test('nothing within the first second, then at most one tree per second', async () => {
  const { progress, readAt } = trees();
  await readAt(900, 1);
  await readAt(1000, 2);
  await readAt(1500, 3);
  await readAt(2000, 4);
  expect(progress).toEqual(['2/10', '4/10']);
});

test('the last file brings the whole answer, not a partial one', async () => {
  const { progress, readAt } = trees();
  await readAt(5000, 10);
  expect(progress).toEqual([]);
});

test('a load from the cache is not a first one', async () => {
  const { progress, readAt } = trees();
  await readAt(500, 1, false);
  await readAt(2000, 2, true);
  expect(progress).toEqual([]);
});

test('nothing comes after the end', async () => {
  const { partials, progress, readAt } = trees();
  partials.end();
  await readAt(2000, 2);
  expect(progress).toEqual([]);
});
