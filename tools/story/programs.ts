// What the story needs of the machine: found, or named in a sentence.
import { spawnSync } from 'node:child_process';
import { parca } from '../stores/parca';
import { type ChildServers } from '../stores/childServers';
import { buildGoProgram, findGo } from '../stores/goBuild';
import { type StoryPrograms, type StoryStore } from './story';

export type Found<T> = T | { readonly reason: string };

/** Python 3 for the service, and Prometheus. */
export function findPrograms(): Found<StoryPrograms> {
  const missing = [
    { program: 'python3', get: 'Python 3' },
    { program: 'prometheus', get: "Prometheus (Debian's package prometheus, or https://prometheus.io/download/)" },
  ].filter(({ program }) => spawnSync(program, ['--version']).status !== 0);
  return missing.length === 0
    ? { python: 'python3', prometheus: 'prometheus' }
    : { reason: `The story needs ${missing.map(({ get }) => get).join(' and ')}.` };
}

/**
 * A real Pyroscope where its address is given (FLAMEBOARD_PYROSCOPE_URL), else a real Parca: one that runs (FLAMEBOARD_PARCA_URL), or one
 * that is built and started among `servers`.
 */
export async function findStore(servers: ChildServers): Promise<Found<StoryStore>> {
  const { FLAMEBOARD_PYROSCOPE_URL: pyroscopeUrl, FLAMEBOARD_PARCA_URL: parcaUrl } = process.env;
  if (pyroscopeUrl) {
    return { kind: 'pyroscope', url: pyroscopeUrl.replace(/\/+$/, '') };
  }
  if (parcaUrl) {
    return { kind: 'parca', url: parcaUrl.replace(/\/+$/, '') };
  }
  const go = findGo();
  if ('reason' in go) {
    return { reason: `The story needs a profile store, and Go to build one: ${go.reason}.` };
  }
  return { kind: 'parca', url: await servers.start(parca, await buildGoProgram(parca.program, go.version)) };
}
