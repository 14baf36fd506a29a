// The dashboards a user finds after Grafana has started: those the app ships (`includes` in plugin.json, imported as
// Grafana imports them) and those of provisioning/dashboards.
import { globSync } from 'glob';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PlaygroundError } from '../playgroundError';
import type { BuiltPlugin } from '../plugins';
import type { DataSource } from './dataSource';
import type { Environment } from './environmentValues';
import { asObject, isObject, provisionedObjects, type YamlObject } from './yamlFiles';

/** Dashboard JSON (schema v1) with the two fields everything else is found by. */
export interface Dashboard extends YamlObject {
  readonly uid: string;
  readonly title: string;
}

/** Shipped dashboards first; of two with the same uid the first counts. Throws PlaygroundError that names the file. */
export function findDashboards(
  plugins: readonly BuiltPlugin[],
  provisioningFolder: string,
  dataSources: readonly DataSource[],
  environment: Environment
): readonly Dashboard[] {
  const shipped = plugins.flatMap(shippedFiles);
  const provisioned = provisionedFiles(provisioningFolder, environment);
  const dashboards = [...shipped, ...provisioned].map((file) => readDashboard(file, dataSources));
  return dashboards.filter(({ uid }, index) => dashboards.findIndex((other) => other.uid === uid) === index);
}

function shippedFiles({ meta, folder }: BuiltPlugin): readonly string[] {
  const includes = Array.isArray(meta.includes) ? meta.includes.filter(isObject) : [];
  return includes
    .filter(({ type }) => type === 'dashboard')
    .map((include) => path.join(folder, String(include.path)))
    .filter((file) => existsSync(file));
}

/** What the providers' YAML names, where it exists on this machine, and every JSON beside that YAML. */
function provisionedFiles(provisioningFolder: string, environment: Environment): readonly string[] {
  const folder = path.join(provisioningFolder, 'dashboards');
  const named = provisionedObjects(folder, 'providers', environment)
    .map((provider) => asObject(provider.options).path)
    .filter((place): place is string => typeof place === 'string' && existsSync(place));
  return [folder, ...named].flatMap((place) => globSync('**/*.json', { cwd: place, absolute: true }).sort());
}

function readDashboard(file: string, dataSources: readonly DataSource[]): Dashboard {
  const json = parseJson(file);
  if (!isObject(json) || typeof json.title !== 'string') {
    throw new PlaygroundError(`${file} is no dashboard: it has no title.`);
  }
  const imported = fillInputs(json, dataSources);
  const uid = typeof json.uid === 'string' && json.uid !== '' ? json.uid : path.basename(file, '.json');
  return { ...imported, uid, title: json.title };
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new PlaygroundError(`${file} is not valid JSON: ${error.message}`);
    }
    throw error;
  }
}

const importOnly: ReadonlySet<string> = new Set(['__inputs', '__requires', '__elements']);

/**
 * A dashboard that was exported "for sharing externally" names its data sources by `${DS_…}` and lists them under
 * `__inputs`. Grafana asks which ones to take; here the default or else the first of the asked type is taken.
 */
export function fillInputs(dashboard: YamlObject, dataSources: readonly DataSource[]): YamlObject {
  const inputs = dashboard.__inputs;
  const rest = Object.fromEntries(Object.entries(dashboard).filter(([key]) => !importOnly.has(key)));
  const values = new Map(
    (Array.isArray(inputs) ? inputs : []).filter(isObject).map((input) => inputValue(input, dataSources))
  );
  return asObject(replaceInputs(rest, values));
}

function inputValue(input: YamlObject, dataSources: readonly DataSource[]): readonly [string, string] {
  const name = String(input.name);
  if (input.type !== 'datasource') {
    return [name, String(input.value ?? '')];
  }
  const fitting = dataSources.filter(({ type }) => type === input.pluginId);
  return [name, (fitting.find(({ isDefault }) => isDefault) ?? fitting.at(0))?.uid ?? ''];
}

function replaceInputs(value: unknown, inputs: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') {
    return value.replace(/\$\{(\w+)\}/g, (source, name: string) => inputs.get(name) ?? source);
  }
  if (Array.isArray(value)) {
    return value.map((element) => replaceInputs(element, inputs));
  }
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaceInputs(inner, inputs)]))
    : value;
}
