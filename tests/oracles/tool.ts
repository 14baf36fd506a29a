// Runs the tools that oracles are: programs of others that read the same files as we do.
import { spawnSync } from 'node:child_process';

/** True where the program is installed and starts. */
export function isInstalled(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/** What the program prints. Throws with what it complains of where it fails. */
export function outputOf(command: string, ...args: readonly string[]): Buffer {
  const { status, stdout, stderr, error } = spawnSync(command, args, { maxBuffer: 2 ** 28 });
  if (status !== 0) {
    throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stderr.toString()}`);
  }
  return stdout;
}
