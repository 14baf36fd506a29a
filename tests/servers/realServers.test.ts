// The files store behind the real python http.server and the real nginx. Needs both on the machine: a missing one fails.
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { describeHive, describeSampleLabels, type HiveServer } from '../stores/hiveScenarios';

const testdata = path.join(__dirname, '../../testdata');

jest.setTimeout(60_000);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') {
    throw new Error('The machine gave no port.');
  }
  return address.port;
}

/** Resolves once the server answers; rejects when its process ends before. */
async function whenAnswering(url: string, child: ChildProcess): Promise<void> {
  let failure: Error | undefined;
  child.once('error', (error) => (failure = error));
  child.once('exit', (code) => (failure ??= new Error(`${child.spawnfile} ended with code ${code}.`)));
  for (;;) {
    if (failure !== undefined) {
      throw failure;
    }
    try {
      await fetch(url);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** A copy of a folder of testdata, with or without its manifest, in a temporary folder that holds nothing else. */
function copyOf(name: string, hasManifest: boolean): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'flameboard-served-'));
  const copy = path.join(folder, 'served');
  cpSync(path.join(testdata, name), copy, { recursive: true });
  if (!hasManifest) {
    rmSync(path.join(copy, 'manifest.ndjson'), { force: true });
  }
  return folder;
}

async function start(folder: string, port: number, command: string, args: readonly string[]): Promise<HiveServer> {
  const child = spawn(command, args, { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  await whenAnswering(url, child);
  return {
    url,
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startPython(name: string, hasManifest: boolean): Promise<HiveServer> {
  const folder = copyOf(name, hasManifest);
  const port = await freePort();
  const args = ['-m', 'http.server', String(port), '--bind', '127.0.0.1', '--directory', path.join(folder, 'served')];
  return start(folder, port, 'python3', args);
}

async function startNginx(name: string, hasManifest: boolean): Promise<HiveServer> {
  const folder = copyOf(name, hasManifest);
  const port = await freePort();
  const config = path.join(folder, 'nginx.conf');
  // One process, run by whoever runs the tests, writing nowhere but into its own folder.
  writeFileSync(
    config,
    `daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port};
    root ${folder}/served;
    autoindex on;
    autoindex_format json;
  }
}
`
  );
  return start(folder, port, 'nginx', ['-e', `${folder}/error.log`, '-c', config]);
}

describe.each([
  ["python's http.server", startPython],
  ['nginx with its JSON listing', startNginx],
] as const)('%s', (_name, serve) => {
  describeHive('the hive with its manifest', true, () => serve('rideshare-hive', true));
  describeHive('the hive without its manifest', false, () => serve('rideshare-hive', false));
  describeSampleLabels('one file with sample labels', () => serve('go', false));
});
