// `npm run story`: tells the incident story with live data and checks it in a browser. `npm run story -- --stay` starts the same and
// leaves it to the person at the keyboard, who ships the bad version by pressing Enter.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryRoot } from '../repository';
import { ChildServers } from '../stores/childServers';
import { whenEnding } from '../stores/whenEnding';
import { findPrograms, findStore } from './programs';
import { startStory, type StoryPrograms, type StoryStore } from './story';

const BAD_VERSION = '1.1.0';

const { values } = parseArgs({
  options: { stay: { type: 'boolean', default: false }, port: { type: 'string', default: '3000' } },
});
process.exitCode = await main();

async function main(): Promise<number> {
  const programs = findPrograms();
  if ('reason' in programs) {
    say(programs.reason);
    return 1;
  }
  const servers = new ChildServers();
  try {
    const store = await findStore(servers);
    if ('reason' in store) {
      say(store.reason);
      return 1;
    }
    say(`Profiles go to ${store.kind} at ${store.url}.`);
    return values.stay ? await stay(store, programs) : await check(store, programs);
  } finally {
    await servers.stop();
  }
}

async function stay(store: StoryStore, programs: StoryPrograms): Promise<number> {
  const story = await startStory(store, programs, Number(values.port));
  try {
    say(`Dashboard     ${story.playground.url}/d/flameboard-overview?from=now-15m&to=now`);
    say(`Prometheus    ${story.prometheusUrl}/alerts`);
    say(`\nEnter ships version ${BAD_VERSION}; Ctrl+C ends everything.`);
    const keyboard = createInterface(process.stdin);
    const ended = new Promise<void>((resolve) => {
      keyboard.once('close', resolve);
      process.once('SIGINT', resolve);
    });
    keyboard.once('line', () => void story.ship(BAD_VERSION).then(() => say(`Version ${BAD_VERSION} is out.`)));
    await ended;
    keyboard.close();
    return 0;
  } finally {
    await story.stop();
  }
}

/** Runs the story's browser test, and sums it up in a line as every suite does; the exit code. */
async function check(store: StoryStore, programs: StoryPrograms): Promise<number> {
  const code = await runStory(store, programs);
  say(code === 0 ? '\n1 passed, 0 failed' : '\n0 passed, 1 failed');
  return code;
}

function runStory(store: StoryStore, { python, prometheus }: StoryPrograms): Promise<number> {
  const runner = [path.join(repositoryRoot, 'tools', 'run.mjs'), path.join(repositoryRoot, 'tests', 'run.ts')];
  const config = path.join(repositoryRoot, 'tests', 'story', 'playwright.config.ts');
  const env = {
    ...process.env,
    FLAMEBOARD_STORY: JSON.stringify({ store, programs: { python, prometheus } }),
  };
  // A group of its own, so that it can be ended whole: the runner, its browser, and the service that the test started.
  const child = spawn(process.execPath, [...runner, '--config', config], {
    cwd: repositoryRoot,
    stdio: 'inherit',
    env,
    detached: true,
  });
  const takeBack = whenEnding(() => {
    if (child.pid !== undefined && child.exitCode === null) {
      process.kill(-child.pid, 'SIGINT');
    }
  });
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
  return ended.finally(takeBack);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
