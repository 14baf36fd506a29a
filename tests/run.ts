// `npm run e2e`: finds a browser, builds what is stale, and runs the Playwright stories on the built plugins.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { buildHost } from '../playground/server/build/buildHost';
import { buildPlugins } from '../playground/server/build/buildPlugins';
import { repositoryRoot } from '../tools/repository';
import { findBrowser } from './browser';

const browser = await findBrowser();
// Built here once, so that no story pays for it.
const print = (line: string) => process.stdout.write(`${line}\n`);
await buildPlugins(repositoryRoot, print);
await buildHost(repositoryRoot, print);
const playwright = path.join(repositoryRoot, 'node_modules', '@playwright', 'test', 'cli.js');
const config = path.join(repositoryRoot, 'tests', 'playwright.config.ts');
const { status } = spawnSync(process.execPath, [playwright, 'test', '--config', config, ...process.argv.slice(2)], {
  cwd: repositoryRoot,
  stdio: 'inherit',
  env: { ...process.env, ...browser.environment, FLAMEBOARD_BROWSER: browser.executablePath },
});
process.exitCode = status ?? 1;
