// The recorded profiles as a folder of files: the very bytes that servers are sent, in `key=value` folders, without a manifest.
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { recordedProfiles } from '../push/recordedProfiles';

export function filesFolder(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'flameboard-contract-'));
  for (const { file, labels, pprof, startMs } of recordedProfiles()) {
    const place = path.join(folder, ...Object.entries(labels).map(([name, value]) => `${name}=${value}`));
    mkdirSync(place, { recursive: true });
    const target = path.join(place, path.basename(file));
    writeFileSync(target, pprof);
    // As if the profiler had written it when it was done.
    const writtenS = startMs / 1000 + 60;
    utimesSync(target, writtenS, writtenS);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
