// Bundles the host page, once per state of its sources and of the installed packages.
import { build } from 'esbuild';
import { globSync } from 'glob';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { hostOptions, workerOptions } from './hostBundle';

const inputs = ['playground/host/**/*.{ts,tsx}', 'playground/server/build/*.ts', 'tsconfig.json', 'package-lock.json'];
const keepUnusedMs = 24 * 60 * 60 * 1000;

/** The folder that holds `main.js`, `main.css` and the workers. */
export async function buildHost(root: string, print: (line: string) => void): Promise<string> {
  const cache = path.join(root, 'node_modules', '.cache', 'flameboard', 'playground');
  const folder = path.join(cache, contentHash(root));
  if (existsSync(folder)) {
    return folder;
  }
  const begin = performance.now();
  print('Building the host page (esbuild) …');
  removeUnused(cache);
  // Built aside and moved when whole: two playgrounds may start at once, and one may be stopped while it builds.
  const unfinished = `${folder}-${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  try {
    await Promise.all([build(hostOptions(root, unfinished)), build(workerOptions(root, unfinished))]);
    moveIntoPlace(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  print(`${((performance.now() - begin) / 1000).toFixed(1).padStart(8)} s  host page`);
  return folder;
}

function contentHash(root: string): string {
  const hash = createHash('sha256');
  for (const file of globSync([...inputs], { cwd: root, ignore: '**/*.test.*' }).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

function moveIntoPlace(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    // Another playground that started at the same time was quicker; its result is the same.
    if (!existsSync(to)) {
      throw error;
    }
  }
}

/** Another playground may still run on an older host, so only those of yesterday and before go. */
function removeUnused(cache: string): void {
  for (const name of existsSync(cache) ? readdirSync(cache) : []) {
    const folder = path.join(cache, name);
    if (Date.now() - statSync(folder).mtimeMs > keepUnusedMs) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
