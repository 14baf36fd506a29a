import { type Label } from '../../../engine/profile/profile';
import { type CatalogFile } from './catalogFile';
import { FileKnowledge } from './fileKnowledge';
import { SelectorRules } from './selectorRules';

const label = (name: string, value: string): Label => ({ name, value });
const file = (more: Partial<CatalogFile>): CatalogFile => ({
  key: 'k',
  path: 'p',
  pattern: 'p',
  manifestLabels: [],
  pathLabels: [],
  ...more,
});

function allows(name: string, value: string, more: Partial<CatalogFile>, knowledge = new FileKnowledge()): boolean {
  return new SelectorRules([{ name, operator: '=', value }]).allowFile(file(more), knowledge);
}

test('a label of the path decides', () => {
  expect(allows('region', 'eu', { pathLabels: [label('region', 'eu')] })).toBe(true);
  expect(allows('region', 'us', { pathLabels: [label('region', 'eu')] })).toBe(false);
});

test('a label of the manifest goes before it', () => {
  expect(allows('region', 'us', { pathLabels: [label('region', 'eu')], manifestLabels: [label('region', 'us')] })).toBe(
    true
  );
});

test('a label that only samples can have is open until the file is read', () => {
  const knowledge = new FileKnowledge();
  expect(allows('vehicle', 'car', {}, knowledge)).toBe(true);
  knowledge.rememberRead(file({}), { profileTypeIds: [], labels: [] }, undefined);
  expect(allows('vehicle', 'car', {}, knowledge)).toBe(false);
  expect(allows('vehicle', '', {}, knowledge)).toBe(true);
});

test('the manifest settles it without reading', () => {
  expect(allows('vehicle', 'car', { listedSampleLabels: [] })).toBe(false);
  expect(allows('vehicle', 'car', { listedSampleLabels: ['vehicle'] })).toBe(true);
});

test('a label that samples have too, says the manifest, is not decided by the path', () => {
  expect(allows('vehicle', 'car', { pathLabels: [label('vehicle', 'bike')], listedSampleLabels: ['vehicle'] })).toBe(
    true
  );
});

test('a folder is left alone when its own labels contradict', () => {
  const rules = new SelectorRules([
    { name: 'region', operator: '=~', value: 'eu.*' },
    { name: 'vehicle', operator: '!=', value: 'car' },
  ]);
  expect(rules.allowFolder([label('region', 'eu-north')])).toBe(true);
  expect(rules.allowFolder([label('region', 'us')])).toBe(false);
  expect(rules.allowFolder([label('region', 'eu-north'), label('vehicle', 'car')])).toBe(false);
  expect(rules.allowFolder([])).toBe(true);
});
