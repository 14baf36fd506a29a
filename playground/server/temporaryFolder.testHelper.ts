// A folder of files for one test, removed afterwards.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** `files` are contents by path; a path that ends in a slash is an empty folder. */
export function temporaryFolder(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(path.join(os.tmpdir(), 'flameboard-playground-'));
  for (const [file, content] of Object.entries(files)) {
    const target = path.join(root, file);
    mkdirSync(file.endsWith('/') ? target : path.dirname(target), { recursive: true });
    if (!file.endsWith('/')) {
      writeFileSync(target, content);
    }
  }
  return root;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
