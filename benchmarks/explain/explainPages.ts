// Bundles the explanation's page as the build does, its worker as text inside, and opens it in a real browser.
import { build, type Plugin } from 'esbuild';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { browserArguments, findBrowser } from '../../tests/browser';
import { repositoryRoot } from '../../tools/repository';
import { type TableShape } from './page';

export interface ExplainPages {
  /** Milliseconds of a plain loop over the tables, on the page. */
  floor(shape: TableShape): Promise<number>;
  /** Milliseconds from tables in hand to answers from the worker; NaN if it was not the worker that answered. */
  ours(shape: TableShape): Promise<number>;
  close(): Promise<void>;
}

const ADDRESS = 'http://benchmark/';

/** What both bundles have in common with the build. */
const bundled = {
  bundle: true,
  write: false,
  format: 'iife',
  minify: true,
  target: 'es2022',
  logLevel: 'error',
} as const;

export async function openExplainPages(): Promise<ExplainPages> {
  const { outputFiles } = await build({
    ...bundled,
    entryPoints: [path.join(repositoryRoot, 'benchmarks', 'explain', 'page.ts')],
    plugins: [inlineWorkers],
  });
  const found = await findBrowser();
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    args: [...browserArguments],
    env: { ...process.env, ...found.environment } as Record<string, string>,
  });
  const page = await browser.newPage();
  await page.route(ADDRESS, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await page.goto(ADDRESS);
  await page.addScriptTag({ content: outputFiles[0].text });
  return {
    floor: (shape) => page.evaluate((given) => window.floorMs(given), shape),
    ours: (shape) => page.evaluate((given) => window.oursMs(given), shape),
    close: () => browser.close(),
  };
}

/** `import source from './worker?inline'` is the worker's text, as in .config/webpack/inlineWorkerLoader.cjs. */
const inlineWorkers: Plugin = {
  name: 'inline-workers',
  setup(bundler) {
    bundler.onResolve({ filter: /\?inline$/ }, ({ path: name, resolveDir }) => ({
      path: path.join(resolveDir, `${name.replace(/\?inline$/, '')}.ts`),
      namespace: 'inline',
    }));
    bundler.onLoad({ filter: /./, namespace: 'inline' }, async ({ path: file }) => {
      const { outputFiles } = await build({ ...bundled, entryPoints: [file] });
      return { contents: outputFiles[0].text, loader: 'text' };
    });
  },
};
