// A folder whose profiles say where they come from: the trace of a sample, and the repository and commit of the service.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  functionOf,
  line,
  location,
  number,
  message,
  packed,
  pprofFile,
  sample,
} from '../../src/engine/formats/pprof/pprofWriter.testHelper';

export const linkedTrace = '4bf92f3577b34da6a3ce929d0e0e4736';
export const linkedRange = { fromMs: Date.UTC(2026, 10, 21, 12), toMs: Date.UTC(2026, 10, 21, 12, 1) };

/** Where each service's source is: one on GitHub, one on a GitLab of one's own. */
const repositories = {
  rides: 'https://github.com/example/rides',
  maps: 'git@gitlab.example.com:group/maps.git',
} as const;

/** Writes one profile per service into a new temporary folder, and the manifest that has their labels. */
export function linkedProfiles(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'flameboard-linked-'));
  const lines = Object.entries(repositories).map(([service, repository]) => {
    writeFileSync(path.join(folder, `${service}.pprof`), profile());
    const labels = {
      service_name: service,
      service_repository: repository,
      service_git_ref: 'a1b2c3d',
      service_root_path: '/srv/rideshare',
    };
    const { fromMs: from, toMs: to } = linkedRange;
    return JSON.stringify({ path: `${service}.pprof`, labels, from, to, sampleLabels: ['trace_id'] });
  });
  writeFileSync(path.join(folder, 'profiles.ndjson'), lines.join('\n'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** `find_car` at city.py:42, called by `order`; one of its two samples belongs to a trace. */
function profile(): Uint8Array {
  const strings = ['order', 'find_car', '/srv/rideshare/city.py', 'trace_id', linkedTrace];
  const at = (text: string) => strings.indexOf(text) + 3;
  const file = number(4, at('/srv/rideshare/city.py'));
  const stack = packed(1, 2, 1);
  return pprofFile(
    strings,
    sample(stack, packed(2, 30), message(3, number(1, at('trace_id')), number(2, at(linkedTrace)))),
    sample(stack, packed(2, 10)),
    location(1, line(1, 7)),
    location(2, line(2, 42)),
    functionOf(1, at('order'), file),
    functionOf(2, at('find_car'), file)
  );
}
