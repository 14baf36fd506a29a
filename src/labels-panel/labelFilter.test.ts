import { labelFilterOf } from './labelFilter';

const labels = ['region', 'pod', 'k8s_node', 'k8s.zone'];

function kept(show: string, hide: string): readonly string[] | string {
  const filter = labelFilterOf(show, hide);
  return filter.ok ? labels.filter(filter.value) : filter.error;
}

test.each([
  ['', '', labels],
  ['region, pod', '', ['region', 'pod']],
  ['k8s*', '', ['k8s_node', 'k8s.zone']],
  ['k8s.*', '', ['k8s.zone']],
  ['', 'k8s_*,pod', ['region', 'k8s.zone']],
  ['/^.{3}$/', '', ['pod']],
  ['/K8S/i', 'k8s_node', ['k8s.zone']],
  [' , ', '', labels],
])('show "%s", hide "%s"', (show, hide, expected) => {
  expect(kept(show, hide)).toEqual(expected);
});

test('a broken expression is a sentence', () => {
  expect(kept('/(/', '')).toMatch(/^The option "labels to show", .* is not a regular expression/);
});
