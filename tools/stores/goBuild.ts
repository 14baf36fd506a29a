// Builds the Go programs of this folder, once: a binary is kept outside the repository under the hash of all that it is made of.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { repositoryRoot } from '../repository';
import { type GoProgram } from './storeServer';
import { whenEnding } from './whenEnding';

/** The oldest Go that builds all of them. */
const OLDEST_GO = [1, 25];

/** The installed Go as `go1.26.8`; else a sentence that says what is missing. */
export function findGo(): { readonly version: string } | { readonly reason: string } {
  const { status, stdout } = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' });
  const version = status === 0 ? stdout.trim() : '';
  const [, major, minor] = /^go(\d+)\.(\d+)/.exec(version) ?? [];
  if (major === undefined) {
    return { reason: 'Go is not installed' };
  }
  const isOldEnough = Number(major) > OLDEST_GO[0] || (Number(major) === OLDEST_GO[0] && Number(minor) >= OLDEST_GO[1]);
  return isOldEnough ? { version } : { reason: `${version} is older than Go ${OLDEST_GO.join('.')}` };
}

/**
 * The program's binary, from an earlier run or built now. Modules come from the Go module proxy, checked against go.sum.
 *
 * @returns Its path. Rejects when the build fails; the compiler's own words were printed by then.
 */
export async function buildGoProgram(program: GoProgram, goVersion: string): Promise<string> {
  const moduleFolder = path.join(repositoryRoot, 'tools', 'stores', program.moduleFolder);
  const folder = path.join(cacheFolder(), `${program.name}-${contentHash(moduleFolder, goVersion)}`);
  const binary = path.join(folder, program.name);
  if (existsSync(binary)) {
    return binary;
  }
  mkdirSync(folder, { recursive: true });
  const unfinished = `${binary}.building-${process.pid}`;
  const started = Date.now();
  process.stdout.write(`Building ${program.name} with ${goVersion}. The first time this takes some minutes.\n`);
  try {
    await goBuild(['build', '-buildvcs=false', '-o', unfinished, program.goPackage], moduleFolder);
    // Another run may have finished meanwhile; one binary is as good as the other.
    renameSync(unfinished, binary);
  } finally {
    rmSync(unfinished, { force: true });
  }
  process.stdout.write(`Built ${program.name} in ${Math.round((Date.now() - started) / 1000)} s.\n`);
  return binary;
}

function goBuild(args: readonly string[], folder: string): Promise<void> {
  // The module files say what is built: nothing around the repository may change that.
  const env = { ...process.env, CGO_ENABLED: '0', GOFLAGS: '-mod=readonly', GOWORK: 'off' };
  const child = spawn('go', args, { cwd: folder, stdio: 'inherit', env });
  const takeBack = whenEnding(() => child.kill());
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`go ${args[0]} in ${folder} ended with code ${code ?? 'none'}.`))
    );
  });
  return ended.finally(takeBack);
}

function cacheFolder(): string {
  const base = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
  return path.join(base, 'flameboard', 'stores');
}

/** Changes with every file of the module, the version of Go and the machine's kind. */
function contentHash(folder: string, goVersion: string): string {
  const hash = createHash('sha256').update(`${goVersion} ${process.platform} ${process.arch}`);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(go|mod|sum)$/.test(file)
  );
  for (const file of files.sort()) {
    hash.update(`\0${file}\0`).update(readFileSync(path.join(folder, file)));
  }
  return hash.digest('hex').slice(0, 16);
}
