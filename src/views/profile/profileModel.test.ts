import { FieldType, toDataFrame } from '@grafana/data';
import { diffTrees } from '../../engine/diff/diffTrees';
import { treeFromText } from '../../engine/tree/treeText';
import { profileFrame } from '../../frames/profileFrame';
import { profileOfFrame, profileOfTree } from './profileModel';

const meta = { profileType: '', store: 'files' };

test('a frame is turned into columns once', () => {
  const frame = profileFrame(treeFromText('main 1'), meta);
  const [first, second] = [profileOfFrame(frame), profileOfFrame(frame)];
  expect(first.ok && second.ok && first.value === second.value).toBe(true);
});

test('an unfit frame gives its sentence, each time the same', () => {
  const frame = toDataFrame({ fields: [{ name: 'level', type: FieldType.number, values: [0] }] });
  const problem = profileOfFrame(frame);
  expect(problem).toEqual({
    ok: false,
    error: { sentence: expect.stringContaining('lacks label and value and self') },
  });
  expect(profileOfFrame(frame)).toBe(problem);
});

test('bars of a diff are as wide as the larger side, so that what is gone still has a bar', () => {
  const diff = diffTrees(treeFromText('gone 10\nkept 5'), treeFromText('kept 7\nnew 3'));
  if (!diff.ok) {
    throw new Error('the units are the same');
  }
  const { layout, tree, functionTotals, baselineTotals } = profileOfTree(diff.value, { compareBy: 'absolute' });
  const perFunction = (values: Float64Array | undefined) =>
    Object.fromEntries(tree.functions.names.map((name, index) => [name, values?.[index]]));
  const widths = Float64Array.from(tree.functions.names, (_, index) =>
    layout.widthOf(tree.functionIndex.indexOf(index))
  );
  expect(perFunction(widths)).toEqual({ total: 20, gone: 10, kept: 7, new: 3 });
  expect(perFunction(functionTotals().total)).toEqual({ total: 10, gone: 0, kept: 7, new: 3 });
  expect(perFunction(baselineTotals()?.total)).toEqual({ total: 15, gone: 10, kept: 5, new: 0 });
});

test('a single profile has no baseline', () => {
  expect(profileOfTree(treeFromText('main 1')).baselineTotals()).toBeUndefined();
});
