// The provisioning files as data: Grafana and the playground read the same ones.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

interface Provisioned {
  readonly apiVersion: number;
  readonly datasources: ReadonlyArray<{
    readonly name: string;
    readonly uid: string;
    readonly type: string;
    readonly access: string;
    readonly url: string;
  }>;
}

const provisioned: Provisioned = parse(readFileSync('provisioning/datasources/flameboard.yaml', 'utf8'));

test('there is one store of profiles and one of metrics, reached through the proxy at a URL from the environment', () => {
  expect(provisioned.apiVersion).toBe(1);
  expect(provisioned.datasources.map(({ type }) => type)).toEqual(['flameboard-profiles-datasource', 'prometheus']);
  for (const { access, url } of provisioned.datasources) {
    expect(access).toBe('proxy');
    expect(url).toMatch(/^\$FLAMEBOARD_[A-Z]+_URL$/);
  }
});

test('the app is switched on', () => {
  const { apps } = parse(readFileSync('provisioning/plugins/flameboard.yaml', 'utf8'));
  expect(apps).toEqual([{ type: 'flameboard-profiles-app', org_id: 1, disabled: false }]);
});
