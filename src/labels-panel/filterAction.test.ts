import { type TypedVariableModel } from '@grafana/data';
import { type LabelValue } from '../engine/explain/explainChange';
import { type ListedLabel } from '../worker/explain/explainRequest';
import { filterAction, type FilterWorld, narrowed } from './filterAction';

const eu: LabelValue = { label: 'region', value: 'eu' };
const regions: ListedLabel = {
  name: 'region',
  values: ['eu', 'us', 'ap'],
  baseline: new Float64Array(3),
  comparison: new Float64Array(3),
  other: undefined,
};

/** A dashboard with variables by these names; what is set is written down. */
function dashboard(names: readonly string[], more: Partial<FilterWorld> & { multi?: boolean } = {}) {
  const done: unknown[] = [];
  const world: FilterWorld = {
    addAdHocFilter: undefined,
    filterVariable: '',
    find: (name) =>
      names.includes(name) ? ({ name, type: 'custom', multi: more.multi === true } as TypedVariableModel) : undefined,
    textOf: () => 'version="1"',
    set: (values) => done.push(values),
    ...more,
  };
  return {
    done,
    filter(isKept: boolean, value = eu, listed: ListedLabel | undefined = regions) {
      const action = filterAction(value, isKept, listed, world);
      if ('whyNot' in action) {
        return action.whyNot;
      }
      action.run();
      return done[done.length - 1];
    },
  };
}

test('an ad-hoc filter comes first', () => {
  const added: unknown[] = [];
  const board = dashboard(['region', 'filters'], {
    addAdHocFilter: (filter) => added.push(filter),
    filterVariable: 'filters',
  });
  board.filter(true);
  board.filter(false);
  expect(added).toEqual([
    { key: 'region', value: 'eu', operator: '=' },
    { key: 'region', value: 'eu', operator: '!=' },
  ]);
  expect(board.done).toEqual([]);
});

test("then the option's variable gets matchers", () => {
  const board = dashboard(['region', 'filters'], { filterVariable: 'filters' });
  expect(board.filter(true)).toEqual({ filters: 'version="1", region="eu"' });
});

test('then the variable that is named like the label gets values', () => {
  expect(dashboard(['region'], { filterVariable: 'gone' }).filter(true)).toEqual({ region: 'eu' });
  expect(dashboard(['region'], { multi: true }).filter(false)).toEqual({ region: ['us', 'ap'] });
});

test('what cannot be done says why', () => {
  expect(dashboard([]).filter(true)).toMatch(/no ad-hoc filters and no variable region/);
  expect(dashboard(['region']).filter(true, { label: 'region', value: '' })).toMatch(/without the label/);
  expect(dashboard(['region']).filter(false)).toBe('The variable region takes one value, and 2 others are left.');
  const cut = { ...regions, other: { valueCount: 3, hasCut: false, baseline: 0, comparison: 0 } };
  expect(dashboard(['region'], { multi: true }).filter(false, eu, cut)).toMatch(/^Not all other values/);
});

test.each([
  ['', 'region="eu"'],
  ['{pod="a"}', 'pod="a", region="eu"'],
  ['region="us"', 'region="eu"'],
  ['region!="eu"', 'region="eu"'],
  ['region!="us"', 'region!="us", region="eu"'],
  ['what?', 'region="eu"'],
])('%s narrowed', (before, after) => {
  expect(narrowed(before, { name: 'region', operator: '=', value: 'eu' })).toBe(after);
});
