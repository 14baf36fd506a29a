// `npm run test:stores`: builds profile servers, starts them, pushes recorded profiles to them, runs the store contract and the
// browser stories against them, and ends them. Needs Go; without it the suite is skipped, which is said, and no failure.
// With `-- --build` it only builds; with `-- --record` it records what the tests without servers know. See docs/stores/README.md.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { recordedProfiles } from '../../tests/stores/push/recordedProfiles';
import { repositoryRoot } from '../repository';
import { ChildServers } from './childServers';
import { buildGoProgram, findGo } from './goBuild';
import { storeServers } from './servers';
import { type StoreServer } from './storeServer';
import { whenEnding } from './whenEnding';

interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** Environment variables with the URLs of all servers. */
type Urls = Readonly<Record<string, string>>;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const go = findGo();
  const isBuildOnly = args.includes('--build');
  if ('reason' in go && (isBuildOnly || storeServers.some(({ variable }) => !process.env[variable]))) {
    say(`The store tests were skipped: ${go.reason}. Install Go from https://go.dev/dl/ to run them.`);
    return 0;
  }
  const version = 'version' in go ? go.version : '';
  const binaries = await buildAll(storeServers, version);
  if (isBuildOnly) {
    return 0;
  }
  const children = new ChildServers();
  try {
    const urls = await startAll(children, binaries);
    await pushAll(urls);
    if (args.includes('--record')) {
      return await record(urls);
    }
    const counts = [await runContract(urls), await runStories(urls)];
    const passed = counts.reduce((sum, count) => sum + count.passed, 0);
    const failed = counts.reduce((sum, count) => sum + count.failed, 0);
    say(`\n${passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  } finally {
    await children.stop();
  }
}

/** Program name → binary, of the servers that nobody has started already. One after the other: each build uses all cores. */
async function buildAll(servers: readonly StoreServer[], goVersion: string): Promise<ReadonlyMap<string, string>> {
  const binaries = new Map<string, string>();
  for (const { program, variable } of servers) {
    if (!binaries.has(program.name) && !process.env[variable]) {
      binaries.set(program.name, await buildGoProgram(program, goVersion));
    }
  }
  return binaries;
}

async function startAll(children: ChildServers, binaries: ReadonlyMap<string, string>): Promise<Urls> {
  const started = storeServers.map(async (server) => {
    const given = process.env[server.variable];
    const url = given
      ? given.replace(/\/+$/, '')
      : await children.start(server, binaries.get(server.program.name) ?? '');
    say(`${server.title}: ${url}`);
    return [server.variable, url] as const;
  });
  return Object.fromEntries(await Promise.all(started));
}

async function pushAll(urls: Urls): Promise<void> {
  const profiles = recordedProfiles();
  await Promise.all(storeServers.map((server) => server.push(urls[server.variable], profiles)));
  say(`Pushed ${profiles.length} profiles to each.`);
}

/** Runs the tests on recorded answers against the servers, which writes what is answered into testdata/. */
function record(urls: Urls): Promise<number> {
  const jest = path.join(repositoryRoot, 'node_modules', 'jest', 'bin', 'jest.js');
  const tests = ['--selectProjects', 'node', '--runInBand', '--testPathPattern', 'tests/stores/recorded/'];
  return run([jest, ...tests], { ...urls, FLAMEBOARD_RECORD: '1' });
}

interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numRuntimeErrorTestSuites: number;
}

function runContract(urls: Urls): Promise<Count> {
  say('\n── Store contract');
  const jest = path.join(repositoryRoot, 'node_modules', 'jest', 'bin', 'jest.js');
  const config = path.join(repositoryRoot, 'jest.stores.config.js');
  return withReport(
    (report) => run([jest, '--config', config, '--ci', '--runInBand', '--json', `--outputFile=${report}`], urls),
    ({ numPassedTests, numFailedTests, numRuntimeErrorTestSuites }: JestReport) => ({
      passed: numPassedTests,
      failed: numFailedTests + numRuntimeErrorTestSuites,
    })
  );
}

interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
}

function runStories(urls: Urls): Promise<Count> {
  say('\n── Browser stories');
  const runner = [path.join(repositoryRoot, 'tools', 'run.mjs'), path.join(repositoryRoot, 'tests', 'run.ts')];
  const config = path.join(repositoryRoot, 'tests', 'stores', 'playwright.config.ts');
  return withReport(
    (report) => run([...runner, '--config', config], { ...urls, FLAMEBOARD_E2E_REPORT: report }),
    ({ stats }: PlaywrightReport) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky })
  );
}

/** A run that wrote no report, found nothing to do, or ended badly without a failed test counts as a failure. */
async function withReport<T>(
  start: (reportFile: string) => Promise<number>,
  read: (report: T) => Count
): Promise<Count> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'flameboard-stores-'));
  try {
    const file = path.join(folder, 'report.json');
    const exitCode = await start(file);
    const count = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8')) as T) : { passed: 0, failed: 0 };
    const isSilentFailure = count.failed === 0 && (exitCode !== 0 || count.passed === 0);
    return isSilentFailure ? { ...count, failed: 1 } : count;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The exit code. Does not block: a signal that comes meanwhile must end the servers. */
function run(command: readonly string[], environment: Urls): Promise<number> {
  const env = { ...process.env, ...environment };
  const child = spawn(process.execPath, command, { cwd: repositoryRoot, stdio: 'inherit', env });
  const takeBack = whenEnding(() => child.kill());
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
  return ended.finally(takeBack);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
