// Runs a TypeScript file of this repository with nothing but Node: `node tools/run.mjs FILE [ARGUMENTS]`.
// Bundles the file with esbuild (packages stay where npm put them) beside node_modules' cache and imports the result.
import { build } from 'esbuild';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [, , entry, ...args] = process.argv;
const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..');
const folder = path.join(root, 'node_modules', '.cache', 'flameboard', 'run');
mkdirSync(folder, { recursive: true });
// One file per process: two runs of the same tool must not read each other's half-written bundle.
const outfile = path.join(folder, `${path.basename(entry, '.ts')}-${process.pid}.mjs`);
await build({
  entryPoints: [path.resolve(entry)],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  define: { __REPOSITORY_ROOT__: JSON.stringify(root) },
  logLevel: 'error',
});
process.on('exit', () => rmSync(outfile, { force: true }));
process.argv = [process.argv[0], path.resolve(entry), ...args];
await import(pathToFileURL(outfile).href);
