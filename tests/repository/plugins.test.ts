// What Grafana's plugin catalogue checks of the sources, off line: plugin.json files, logos, READMEs, versions, pins.
import { globSync } from 'glob';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

interface PluginJson {
  readonly id: string;
  readonly name: string;
  readonly type: 'app' | 'datasource' | 'panel';
  readonly info: {
    readonly description: string;
    readonly keywords: readonly string[];
    readonly logos: { readonly small: string; readonly large: string };
    readonly screenshots?: ReadonlyArray<{ readonly path: string }>;
    readonly version: string;
    readonly updated: string;
  };
  readonly includes?: ReadonlyArray<{ readonly type: string; readonly name: string; readonly path: string }>;
  readonly dependencies: { readonly grafanaDependency: string };
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8'));
}

const packageJson = readJson<{
  name: string;
  version: string;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}>('package.json');
const files = globSync('src/**/plugin.json').sort();
const plugins = files.map((file) => ({ folder: path.dirname(file), plugin: readJson<PluginJson>(file) }));
const app = plugins.find(({ folder }) => folder === 'src')?.plugin;
const nested = plugins.filter(({ folder }) => folder !== 'src');

test('the app carries a data source and a panel, each declared with the path of its plugin.json', () => {
  expect(app?.id).toBe(packageJson.name);
  const declared = app?.includes
    ?.filter(({ type }) => type !== 'dashboard' && type !== 'page')
    .map(({ type, path: file }) => [type, file]);
  const found = nested.map(({ folder, plugin }) => [plugin.type, `${path.relative('src', folder)}/plugin.json`]);
  expect(declared?.sort()).toEqual(found.sort());
  expect(found).toEqual(
    expect.arrayContaining([
      ['datasource', 'datasource/plugin.json'],
      ['panel', 'flamegraph-panel/plugin.json'],
    ])
  );
});

test('every dashboard is declared, and every declared one exists', () => {
  const declared = app?.includes?.filter(({ type }) => type === 'dashboard').map(({ path: file }) => file);
  expect(declared?.sort()).toEqual(globSync('dashboards/*.json', { cwd: 'src', posix: true }).sort());
});

test("pages in Grafana's menu lie below the app's own address", () => {
  const pages = app?.includes?.filter(({ type }) => type === 'page').map(({ path: address }) => address);
  expect(pages).toEqual(['/a/%PLUGIN_ID%', '/a/%PLUGIN_ID%/files']);
});

describe.each(plugins.map(({ folder, plugin }) => [plugin.id, folder, plugin] as const))(
  '%s',
  (_id, folder, plugin) => {
    test('has an id of organisation, name and type', () => {
      expect(plugin.id).toMatch(new RegExp(`^flameboard-[a-z]+-${plugin.type}$`));
      expect(plugin.name).not.toBe(plugin.id);
    });

    test('describes itself in at most two sentences, with keywords', () => {
      expect(plugin.info.description.split(/\.(?:\s|$)/).filter(Boolean).length).toBeLessThanOrEqual(2);
      expect(plugin.info.keywords.length).toBeGreaterThan(0);
    });

    test('takes its version from the package, and supports Grafana 12.3 and newer', () => {
      expect(plugin.info.version).toBe('%VERSION%');
      expect(plugin.info.updated).toBe('%TODAY%');
      expect(plugin.dependencies.grafanaDependency).toBe('>=12.3.0');
    });

    test('has its logos and screenshots as files beside it', () => {
      const images = [
        plugin.info.logos.small,
        plugin.info.logos.large,
        ...(plugin.info.screenshots ?? []).map((screenshot) => screenshot.path),
      ];
      for (const image of images) {
        expect(image).not.toMatch(/^[./]/);
        expect([image, existsSync(path.join(folder, image))]).toEqual([image, true]);
      }
      expect(readFileSync(path.join(folder, plugin.info.logos.small), 'utf8')).toMatch(/^<svg [^>]*xmlns=/);
    });

    test('has a module', () => {
      expect(existsSync(path.join(folder, 'module.ts'))).toBe(true);
    });
  }
);

test('the catalogue page has no HTML comments and no words that name build tools', () => {
  const readme = readFileSync('src/README.md', 'utf8');
  expect(readme).not.toMatch(/<!--/);
  expect(readme).not.toMatch(/\b(yarn|nodejs)\b/i);
});

test("the changelog's newest version is the package's", () => {
  expect(/^## (\S+)/m.exec(readFileSync('CHANGELOG.md', 'utf8'))?.[1]).toBe(packageJson.version);
});

test('every dependency is pinned to one version', () => {
  const ranges = Object.entries({ ...packageJson.dependencies, ...packageJson.devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)
  );
  expect(ranges).toEqual([]);
});

test('no JSON but plugin.json and dashboards lies under src, where it would be shipped', () => {
  const strays = globSync('src/**/*.json', { posix: true }).filter(
    (file) => !/(^|\/)plugin\.json$|^src\/dashboards\//.test(file)
  );
  expect(strays).toEqual([]);
});
