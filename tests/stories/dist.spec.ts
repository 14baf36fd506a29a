// What is shipped: the built folder as Grafana would load it.
import { expect, test } from '@playwright/test';
import { globSync } from 'glob';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../../tools/repository';

const dist = path.join(repositoryRoot, 'dist');

for (const [module, limitKb] of [
  ['module.js', 250],
  ['flamegraph-panel/module.js', 250],
  ['labels-panel/module.js', 250],
  ['datasource/module.js', 450],
] as const) {
  test(`${module} is at most ${limitKb} kB and has its source map`, () => {
    expect(statSync(path.join(dist, module)).size).toBeLessThanOrEqual(limitKb * 1000);
    expect(existsSync(path.join(dist, `${module}.map`))).toBe(true);
  });
}

test('every plugin has its logos, its version and its date', () => {
  const files = globSync('**/plugin.json', { cwd: dist });
  expect(files.sort()).toEqual([
    'datasource/plugin.json',
    'flamegraph-panel/plugin.json',
    'labels-panel/plugin.json',
    'plugin.json',
  ]);
  for (const file of files) {
    const { info } = JSON.parse(readFileSync(path.join(dist, file), 'utf8'));
    expect(info.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(info.updated).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    for (const logo of [info.logos.small, info.logos.large]) {
      expect(existsSync(path.join(dist, path.dirname(file), logo))).toBe(true);
    }
  }
});

test('nothing is shipped but modules, chunks, maps, texts, images, plugin.json and dashboards', () => {
  const strays = globSync('**/*', { cwd: dist, nodir: true }).filter(
    (file) =>
      !/(^|\/)(module\.js(\.map)?|plugin\.json|README\.md|CHANGELOG\.md|LICENSE|img\/[\w-]+\.(svg|png))$/.test(file) &&
      !/^dashboards\/[\w-]+\.json$/.test(file) &&
      !/^chunks\/[\w-]+\.js(\.map)?$/.test(file)
  );
  expect(strays).toEqual([]);
});

test('modules ask only for what Grafana shares', () => {
  const shared = /^(@emotion\/css|@grafana\/(data|runtime|ui)|lodash|module|exports|require|react|react-dom|rxjs)$/;
  for (const file of globSync('**/module.js', { cwd: dist })) {
    const text = readFileSync(path.join(dist, file), 'utf8');
    const asked = /define\((\[[^\]]*\])/.exec(text)?.[1] ?? '[]';
    const foreign = (JSON.parse(asked.replaceAll("'", '"')) as string[]).filter((name) => !shared.test(name));
    expect([file, foreign]).toEqual([file, []]);
  }
});

test('chunks lie in one folder of the app, where every module finds them', () => {
  const scripts = globSync('**/*.js', { cwd: dist }).filter((file) => !file.endsWith('module.js'));
  expect(scripts).not.toEqual([]);
  expect(scripts.filter((file) => !file.startsWith('chunks/'))).toEqual([]);
});
