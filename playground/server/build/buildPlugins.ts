// Brings dist/ up to date by the build that ships the plugins (`npm run build`), so that the playground never shows
// anything but the real modules.
import { spawn } from 'node:child_process';
import { utimesSync } from 'node:fs';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { PlaygroundError } from '../playgroundError';
import { newestFileMs } from './newestFile';

const inputs = ['src/**', '.config/webpack/**', 'package-lock.json', 'CHANGELOG.md', 'LICENSE'];

/** `print` gets one line at a time. Throws PlaygroundError when the build fails. */
export async function buildPlugins(root: string, print: (line: string) => void): Promise<void> {
  if (newestFileMs(root, ['dist/**']) >= newestFileMs(root, inputs)) {
    return;
  }
  print('Building the plugins (webpack) …');
  const lines: string[] = [];
  const exitCode = await runWebpack(root, (line) => lines.push(line));
  if (exitCode !== 0) {
    throw new PlaygroundError(`The plugins cannot be built:\n${lines.slice(-30).join('\n')}`);
  }
  lines.forEach(print);
  // Webpack leaves a file alone whose content stays the same; without a new date the next start would build again.
  const now = new Date();
  utimesSync(path.join(root, 'dist', 'plugin.json'), now, now);
}

function runWebpack(root: string, onLine: (line: string) => void): Promise<number | null> {
  const program = path.join(root, 'node_modules', 'webpack', 'bin', 'webpack.js');
  const webpack = spawn(process.execPath, [program, '-c', '.config/webpack/webpack.config.ts', '--env', 'production'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [webpack.stdout, webpack.stderr]) {
    createInterface({ input: stream }).on('line', onLine);
  }
  return new Promise((resolve, reject) => webpack.once('error', reject).once('close', resolve));
}
