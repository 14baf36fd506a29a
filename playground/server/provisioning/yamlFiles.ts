// The YAML files of one provisioning folder, read as Grafana would read them when it starts.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, YAMLError } from 'yaml';
import { isMissing } from '../http/staticFolder';
import { PlaygroundError } from '../playgroundError';
import { interpolateDeep, type Environment } from './environmentValues';

export type YamlObject = Readonly<Record<string, unknown>>;

/**
 * The objects listed under `key` in all files of `folder`, in the order of the files' names; none when there is no such
 * folder. Throws PlaygroundError that names the file.
 */
export function provisionedObjects(folder: string, key: string, environment: Environment): readonly YamlObject[] {
  return yamlFiles(folder).flatMap((file) => {
    const content = parseYaml(file);
    const listed = isObject(content) ? (content[key] ?? []) : [];
    if (!Array.isArray(listed) || !listed.every(isObject)) {
      throw new PlaygroundError(`${file}: "${key}" must be a list of objects.`);
    }
    return listed.map((object) => asObject(interpolateDeep(object, environment)));
  });
}

function yamlFiles(folder: string): readonly string[] {
  try {
    const names = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
    return names.sort().map((name) => path.join(folder, name));
  } catch (error) {
    if (isMissing(error)) {
      return [];
    }
    throw error;
  }
}

function parseYaml(file: string): unknown {
  const text = readFileSync(file, 'utf8');
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof YAMLError) {
      throw new PlaygroundError(`${file} is not valid YAML: ${error.message.split('\n')[0]}`);
    }
    throw error;
  }
}

export function isObject(value: unknown): value is YamlObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Absent and foreign values become an empty object. */
export function asObject(value: unknown): YamlObject {
  return isObject(value) ? value : {};
}
