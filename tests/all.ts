// `npm test`: type check, lint, unit tests and browser stories, one after the other, then one line that sums them up.
// Every step runs even when one before it failed, so that one run shows all that is broken.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { repositoryRoot } from '../tools/repository';

interface Count {
  readonly passed: number;
  readonly failed: number;
}

const reports = mkdtempSync(path.join(os.tmpdir(), 'flameboard-tests-'));
const unitReport = path.join(reports, 'unit.json');
const storyReport = path.join(reports, 'stories.json');

function run(title: string, script: string, environment: Record<string, string> = {}, args: readonly string[] = []) {
  process.stdout.write(`\n── ${title}\n`);
  const command = ['run', '--silent', script, ...(args.length > 0 ? ['--', ...args] : [])];
  const { status } = spawnSync('npm', command, {
    cwd: repositoryRoot,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ...environment },
  });
  return status === 0;
}

/** A step without tests of its own counts as one test. */
function stepCount(succeeded: boolean): Count {
  return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** What a report says; a step that failed without a failed test (or wrote no report) counts as one more failure. */
function reportCount(file: string, succeeded: boolean, read: (report: never) => Count): Count {
  if (!existsSync(file)) {
    return { passed: 0, failed: 1 };
  }
  const count = read(JSON.parse(readFileSync(file, 'utf8')) as never);
  const ranNothing = count.passed + count.failed === 0;
  return (!succeeded && count.failed === 0) || ranNothing ? { ...count, failed: count.failed + 1 } : count;
}

interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numRuntimeErrorTestSuites: number;
}

interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
}

const counts = [
  stepCount(run('Type check', 'typecheck')),
  stepCount(run('Lint', 'lint')),
  reportCount(
    unitReport,
    run('Unit tests', 'test:unit', {}, ['--ci', '--json', `--outputFile=${unitReport}`]),
    (report: JestReport) => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    })
  ),
  reportCount(
    storyReport,
    run('Browser stories', 'e2e', { FLAMEBOARD_E2E_REPORT: storyReport }),
    (report: PlaywrightReport) => ({
      passed: report.stats.expected,
      failed: report.stats.unexpected + report.stats.flaky,
    })
  ),
];
rmSync(reports, { recursive: true, force: true });

const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
