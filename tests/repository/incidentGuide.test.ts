// docs/incident.md as data: links in alerts are written after it, so it must say what the app understands.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { openTarget } from '../../src/app/open/openTarget';
import { defaultSettings, readAppSettings } from '../../src/app/settings/appSettings';
import { DEFAULT_RULES } from '../../src/app/settings/labelRules';

const guide = readFileSync('docs/incident.md', 'utf8');
const between = (begin: string, end: string) => guide.split(begin)[1].split(end)[0];
const codes = (text: string) => Array.from(text.matchAll(/`([^`]+)`/g), ([, code]) => code);
const rowsOf = (table: string) =>
  table
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').slice(1, -1));

test('the example address opens the drill-down of its service', () => {
  const [, address] = /```\n(\/a\/\S+)\n```/.exec(guide) ?? [];
  const parameters = new URLSearchParams(address.split('?')[1]);
  expect(openTarget(parameters, defaultSettings, Date.UTC(2026, 0, 1))).toMatch(
    /^\/d\/flameboard-drilldown\?.*var-service_name=checkout&var-filters=region%3D%22eu-north%22/
  );
});

test('the table of labels is that of the default rules', () => {
  const rows = rowsOf(between('## Which label is which', 'Dots in the names'));
  expect(rows.map(([from, to]) => ({ from: codes(from), to: codes(to)[0] }))).toEqual(DEFAULT_RULES);
});

test('the variables listed are those that a link sets', () => {
  const listed = rowsOf(between('## Variables that the dashboard gets', '\n## ')).flatMap(([names]) => codes(names));
  const everything = new URLSearchParams('label.job=a&label.region=b&type=c');
  const path = openTarget(everything, defaultSettings, 0, { profilesUid: 'p', metricsUid: 'm' });
  const set = [...new URLSearchParams(path.split('?')[1]).keys()].filter((name) => name.startsWith('var-'));
  expect(set.map((name) => name.slice('var-'.length)).sort()).toEqual([...listed].sort());
});

test('the provisioned settings are understood as they are written', () => {
  const [, yaml] = /```yaml\n([\s\S]*?)```/.exec(guide) ?? [];
  const { apps }: { apps: ReadonlyArray<{ type: string; jsonData: unknown }> } = parse(yaml);
  expect(apps.map(({ type }) => type)).toEqual(['flameboard-profiles-app']);
  expect(readAppSettings(apps[0].jsonData)).toEqual(apps[0].jsonData);
});
