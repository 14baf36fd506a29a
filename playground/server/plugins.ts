// The plugins that the browser may load: what the build put into dist/, and the few core plugins the host brings.
import { globSync } from 'glob';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PlaygroundError } from './playgroundError';
import { asObject, isObject, type YamlObject } from './provisioning/yamlFiles';

/** plugin.json with the addresses that Grafana's server adds to it. */
export interface PluginMeta extends YamlObject {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly module: string;
  readonly baseUrl: string;
}

export interface BuiltPlugin {
  readonly meta: PluginMeta;
  /** Where its module.js lies. */
  readonly folder: string;
}

/** Every plugin.json below `dist`, the app's first; throws PlaygroundError when one is broken or there is none. */
export function builtPlugins(dist: string): readonly BuiltPlugin[] {
  const files = globSync('**/plugin.json', { cwd: dist }).sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  if (files.length === 0) {
    throw new PlaygroundError(`There is no plugin in ${dist}. Build it first: npm run build`);
  }
  return files.map((file) => {
    const whole = path.join(dist, file);
    return { meta: pluginMeta(JSON.parse(readFileSync(whole, 'utf8')), whole), folder: path.dirname(whole) };
  });
}

function pluginMeta(json: unknown, file: string): PluginMeta {
  if (
    !isObject(json) ||
    typeof json.id !== 'string' ||
    typeof json.type !== 'string' ||
    typeof json.name !== 'string'
  ) {
    throw new PlaygroundError(`${file} must have an id, a type and a name.`);
  }
  const baseUrl = `/public/plugins/${json.id}`;
  const info = asObject(json.info);
  return {
    ...json,
    id: json.id,
    type: json.type,
    name: json.name,
    // Nested plugins get a folder of their own by their own id, as in Grafana.
    module: `${baseUrl}/module.js`,
    baseUrl,
    enabled: true,
    info: { ...info, logos: absoluteLogos(asObject(info.logos), baseUrl) },
  };
}

function absoluteLogos(logos: YamlObject, baseUrl: string): YamlObject {
  return Object.fromEntries(Object.entries(logos).map(([size, file]) => [size, `${baseUrl}/${String(file)}`]));
}

/** The host's stand-in for Grafana's Prometheus data source; its code is part of the host's bundle. */
export const prometheusMeta: PluginMeta = {
  id: 'prometheus',
  type: 'datasource',
  name: 'Prometheus',
  metrics: true,
  module: 'core:plugin/prometheus',
  baseUrl: '',
  enabled: true,
  info: {
    description: 'A stand-in for the Prometheus data source: range queries and label values.',
    author: { name: 'The Flameboard authors' },
    logos: { small: '', large: '' },
    links: [],
    screenshots: [],
    updated: '',
    version: '',
  },
};
