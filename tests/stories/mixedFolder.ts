// A folder as it is found in the wild: one good profile among files that are damaged or no profiles at all.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { repositoryRoot } from '../../tools/repository';

export function mixedFolder(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'flameboard-mixed-'));
  const target = path.join(folder, 'service_name=mixed');
  mkdirSync(target);
  const testdata = path.join(repositoryRoot, 'testdata');
  cpSync(path.join(testdata, 'py-spy', 'rideshare.raw.txt'), path.join(target, '20261121T121500Z.good.folded'));
  for (const name of ['truncated-pprof.pprof', 'elf.prof', 'empty.prof']) {
    cpSync(path.join(testdata, 'bad', name), path.join(target, `20261121T121500Z.${name}`));
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
