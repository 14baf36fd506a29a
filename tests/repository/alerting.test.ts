// The alert rules of Prometheus and of Grafana say the same, and their links lead where the app listens.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { repositoryRoot } from '../../tools/repository';
import { cpuRule, profilesLink, ruleFiles } from '../../tools/story/cpuRule';

const read = (file: string) => readFileSync(path.join(repositoryRoot, file), 'utf8');
const prometheus = parse(read('docker/prometheus/rules.yml')).groups[0].rules[0];
const grafana = parse(read('provisioning/alerting/rideshare.yaml')).groups[0].rules[0];

test.each(Object.entries(ruleFiles))('%s is what `npm run alerts` writes', (file, text) => {
  expect(read(file)).toBe(text());
});

test('both rules ask the same, wait as long and carry the same labels', () => {
  const [query, condition] = grafana.data;
  const [threshold] = condition.model.conditions[0].evaluator.params;
  expect(prometheus.expr).toBe(`${query.model.expr} > ${threshold}`);
  expect(condition.model.conditions[0].evaluator.type).toBe('gt');
  expect(prometheus.alert).toBe(grafana.title);
  expect(prometheus.for).toBe(grafana.for);
  expect(prometheus.labels).toEqual(grafana.labels);
});

test('both carry the same link, and their summaries differ only in what a value is called', () => {
  expect(prometheus.annotations.profiles).toBe(profilesLink());
  expect(grafana.annotations.profiles).toBe(profilesLink());
  expect(grafana.annotations.summary.replace('$values.cores.Value', '$value')).toBe(prometheus.annotations.summary);
});

test('the link escapes every label that it hands on, and only labels that the rule has', () => {
  const labels = [...profilesLink().matchAll(/label\.(\w+)=\{\{ \$labels\.(\w+) \| urlquery \}\}/g)];
  expect(labels.map(([, name]) => name)).toEqual([...cpuRule.linkedLabels]);
  for (const [, name, source] of labels) {
    expect(source).toBe(name);
    expect(cpuRule.expr).toMatch(new RegExp(`by \\([^)]*\\b${name}\\b`));
  }
  expect(profilesLink()).toMatch(/^\/a\/flameboard-profiles-app\/open\?.*&from=now-\d+m&to=now$/);
});

test('the data source that the rule asks is provisioned', () => {
  const provisioned = parse(read('provisioning/datasources/flameboard.yaml')).datasources;
  expect(provisioned.map(({ uid }: { uid: string }) => uid)).toContain(grafana.data[0].datasourceUid);
});
