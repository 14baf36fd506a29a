// Prometheus and Alertmanager print the links that our alerts carry: the rule's as our stories print it, the notification's as the app
// reads it, whatever is in the labels.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { openTarget } from '../../src/app/open/openTarget';
import { defaultSettings } from '../../src/app/settings/appSettings';
import { cpuRule, profilesLink } from '../../tools/story/cpuRule';
import { renderedLink } from '../alerting/renderedLink';
import { isInstalled, outputOf } from './tool';

const root = path.join(__dirname, '../..');
const hostile = { service_name: 'a&b=c d', region: "eu/north+1%(ü)'*!~", version: '1.1.0' };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'flameboard-alerting-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

(isInstalled('promtool', '--version') ? test : test.skip)('Prometheus fires and prints the link as we do', () => {
  const labels = Object.entries({ job: 'rideshare', ...hostile });
  const series = labels.map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(',');
  const annotations = {
    profiles: renderedLink(profilesLink(), hostile),
    summary: `${hostile.service_name} uses 0.60 cores in ${hostile.region}`,
  };
  const alert = {
    eval_time: '3m',
    alertname: cpuRule.name,
    exp_alerts: [
      {
        exp_labels: { ...cpuRule.labels, service_name: hostile.service_name, region: hostile.region },
        exp_annotations: annotations,
      },
    ],
  };
  const rules = path.join(root, 'docker', 'prometheus', 'rules.yml');
  const calm = { ...alert, exp_alerts: [] };
  // 3 seconds of CPU in 5 seconds, or 1.
  const at = (perScrape: number) => [{ series: `process_cpu_seconds_total{${series}}`, values: `0+${perScrape}x60` }];
  const tests = [
    { interval: '5s', input_series: at(3), alert_rule_test: [alert] },
    { interval: '5s', input_series: at(1), alert_rule_test: [calm] },
  ];
  const file = write('test.yml', stringify({ rule_files: [rules], evaluation_interval: '5s', tests }));
  expect(outputOf('promtool', 'check', 'rules', rules).toString()).toContain('1 rules found');
  expect(outputOf('promtool', 'test', 'rules', file).toString()).toContain('SUCCESS');
});

(isInstalled('amtool', '--version') ? test : test.skip).each(['slack', 'mail'])(
  'the notification template for %s has the link of the firing alert, with its start, and the app understands it',
  (kind) => {
    const guide = readFileSync(path.join(root, 'docs', 'alerting.md'), 'utf8');
    const [, template] = /```gotemplate\n([\s\S]*?)```/.exec(guide) ?? [];
    const alert = (status: string, alertname: string) => ({
      status,
      labels: { alertname, severity: 'warning', ...hostile },
      annotations: { summary: 'Too much.' },
      startsAt: '2026-11-21T14:21:55+02:00',
      endsAt: '0001-01-01T00:00:00Z',
    });
    const message = { status: 'firing', alerts: [alert('firing', 'High CPU'), alert('resolved', 'Old')] };
    const rendered = outputOf(
      'amtool',
      'template',
      'render',
      `--template.glob=${write('flameboard.tmpl', template)}`,
      `--template.data=${write('data.json', JSON.stringify(message))}`,
      `--template.text={{ template "flameboard.${kind}" . }}`
    ).toString();

    const links = Array.from(rendered.matchAll(/https:\/\/[^\s|]+/g), ([link]) => link);
    expect(links).toHaveLength(1);
    expect(rendered).toContain('High CPU');
    const { searchParams } = new URL(links[0]);
    expect(Object.fromEntries(searchParams)).toEqual({
      title: 'High CPU',
      startsAt: '2026-11-21T14:21:55+02:00',
      'label.service_name': hostile.service_name,
      'label.region': hostile.region,
    });
    const opened = new URLSearchParams(
      openTarget(searchParams, defaultSettings, Date.UTC(2026, 10, 21, 13)).split('?')[1]
    );
    expect(opened.get('var-service_name')).toBe(hostile.service_name);
    expect(Number(opened.get('from'))).toBe(Date.UTC(2026, 10, 21, 12, 21, 55));
  }
);
