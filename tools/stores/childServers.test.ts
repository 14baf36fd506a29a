import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type ChildServer, ChildServers } from './childServers';

/** A server that is a line of JavaScript, run by Node in place of a built binary. */
function serverOf(script: string, folders: string[] = []): ChildServer {
  return {
    title: 'The test server',
    readyPath: 'ready',
    commandLine(port, folder) {
      folders.push(folder);
      writeFileSync(path.join(folder, 'stored'), 'x');
      return ['-e', script, String(port)];
    },
  };
}

const ANSWERS = `require('http').createServer((request, response) => response.end(String(process.pid))).listen(process.argv[1], '127.0.0.1')`;

async function pidAt(url: string): Promise<number> {
  return Number(await (await fetch(`${url}/pid`)).text());
}

function isRunning(pid: number): boolean {
  try {
    // Signal 0 only asks.
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('a server answers once it is started, and is gone with all that it stored once it is stopped', async () => {
  const folders: string[] = [];
  const servers = new ChildServers();
  const urls = await Promise.all([
    servers.start(serverOf(ANSWERS, folders), process.execPath),
    servers.start(serverOf(ANSWERS, folders), process.execPath),
  ]);
  const pids = await Promise.all(urls.map(pidAt));
  expect(new Set(pids).size).toBe(2);
  await servers.stop();
  expect(pids.map(isRunning)).toEqual([false, false]);
  expect(folders.map((folder) => existsSync(folder))).toEqual([false, false]);
});

test('one that does not end by itself is ended', async () => {
  const servers = new ChildServers();
  const stubborn = `process.on('SIGTERM', () => undefined); ${ANSWERS}`;
  const pid = await pidAt(await servers.start(serverOf(stubborn), process.execPath));
  await servers.stop();
  expect(isRunning(pid)).toBe(false);
}, 20_000);

test('one that ends too early is an error with its last words', async () => {
  const servers = new ChildServers();
  const failing = serverOf(`console.error('no disk'); process.exit(3)`);
  await expect(servers.start(failing, process.execPath)).rejects.toThrow(
    /^The test server did not start: it ended with code 3\.\nno disk/
  );
  await expect(servers.start(serverOf(''), '/no/such/program')).rejects.toThrow(/ENOENT/);
  await servers.stop();
});
