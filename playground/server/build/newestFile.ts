// When a set of files was last changed.
import { globSync } from 'glob';
import { statSync } from 'node:fs';
import path from 'node:path';

/** Milliseconds since the epoch of the newest file that the patterns match below `root`; 0 when there is none. */
export function newestFileMs(root: string, patterns: readonly string[]): number {
  const files = globSync([...patterns], { cwd: root, nodir: true, dot: true });
  return files.reduce((newest, file) => Math.max(newest, statSync(path.join(root, file)).mtimeMs), 0);
}
