// Servers as child processes on free ports of the loopback interface: started, waited for, and ended by their process ids
// whatever happens to us.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { whenEnding } from './whenEnding';

/** A program that listens on one port. */
export interface ChildServer {
  /** Named when it does not start. */
  readonly title: string;
  /** A path that answers with a 200 once the server takes requests. */
  readonly readyPath: string;
  /** The command line. Whatever the server stores belongs into `folder`, which is empty at first and removed at the end. */
  commandLine(port: number, folder: string): readonly string[];
  /** Added to our own environment. */
  environment?(port: number, folder: string): Readonly<Record<string, string>>;
}

/** A server has this long to answer for the first time: machines are shared and slow at times. */
const START_TIMEOUT_MS = 120_000;

/** How long a server may take to end before it is made to. */
const STOP_TIMEOUT_MS = 5000;

/** What a server printed last, for when it ends too early. */
const KEPT_OUTPUT = 4000;

interface Running {
  readonly child: ChildProcess;
  readonly folder: string;
  /** Settles when the process has ended. */
  readonly ended: Promise<void>;
}

export class ChildServers {
  private readonly running: Running[] = [];
  private readonly takeBack = whenEnding(() => this.kill());

  /** Starts a server; resolves to its URL without a final slash once it answers. Rejects with its last words when it ends before. */
  async start(server: ChildServer, binary: string): Promise<string> {
    const port = await freePort();
    const folder = mkdtempSync(path.join(os.tmpdir(), 'flameboard-server-'));
    const args = server.commandLine(port, folder);
    const env = { ...process.env, ...server.environment?.(port, folder) };
    const child = spawn(binary, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text: Buffer) => (output = `${output}${text.toString()}`.slice(-KEPT_OUTPUT)));
    }
    let failure: string | undefined;
    const ended = new Promise<void>((resolve) => {
      child.once('error', (error) => {
        failure = error.message;
        resolve();
      });
      child.once('exit', (code, signal) => {
        failure ??= `it ended with ${code === null ? (signal ?? 'no code') : `code ${code}`}`;
        resolve();
      });
    });
    this.running.push({ child, folder, ended });
    const url = `http://127.0.0.1:${port}`;
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (failure === undefined && Date.now() < deadline) {
      if (await isReady(`${url}/${server.readyPath}`)) {
        return url;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`${server.title} did not start: ${failure ?? 'it does not answer'}.\n${output}`);
  }

  /** Ends all of them and removes what they stored. */
  async stop(): Promise<void> {
    await Promise.all(
      this.running.map(async ({ child, ended }) => {
        child.kill('SIGTERM');
        const force = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
        await ended;
        clearTimeout(force);
      })
    );
    this.kill();
    this.takeBack();
  }

  /** At once and without waiting: what can be done while this process ends. */
  private kill(): void {
    for (const { child, folder } of this.running.splice(0)) {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
      }
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    // Nobody listens yet, or is not able to answer yet.
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') {
    throw new Error('The machine gave no port.');
  }
  return address.port;
}
