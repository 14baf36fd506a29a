// A dashboard of another profile data source, moved by the script that docs/moving-from-pyroscope.md hands out.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repositoryRoot } from '../tools/repository';

/** `name`: A file of testdata/dashboards. `uid`: Of the data source that it moves to. */
export function movedDashboard<D extends object>(name: string, uid: string): D {
  const page = readFileSync(path.join(repositoryRoot, 'docs/moving-from-pyroscope.md'), 'utf8');
  const script = /```js\n([\s\S]*?)```/.exec(page)?.[1];
  if (script === undefined) {
    throw new Error('The page has no script.');
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'moving-'));
  try {
    const file = path.join(folder, 'move.mjs');
    writeFileSync(file, script);
    const input = readFileSync(path.join(repositoryRoot, 'testdata/dashboards', name));
    return JSON.parse(execFileSync(process.execPath, [file, uid], { input, encoding: 'utf8' }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
