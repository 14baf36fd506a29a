// Bundles one page per contender and measures paints, actions and memory in a real browser, a fresh page for every single one.
import { build, type Plugin } from 'esbuild';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import path from 'node:path';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { dualPackages } from '../../playground/server/build/hostBundle';
import { browserArguments, findBrowser } from '../../tests/browser';
import { repositoryRoot } from '../../tools/repository';
import { type Action, reach } from './actions';
import { type Workload } from './workload';

const folder = path.join(repositoryRoot, 'benchmarks', 'paint');

export type Contender = 'floor' | 'ours' | 'peerGrafana';

export interface PaintPages {
  /** Milliseconds of processor time that the page's main thread needs from the frame in hand to the first paint. */
  firstPaint(contender: Contender, workload: Workload): Promise<number>;
  /** Milliseconds of processor time that the page's main thread needs for an action. */
  action(contender: Contender, workload: Workload, action: Action): Promise<number>;
  /** Megabytes that mounting adds to the page: objects and the memory of typed arrays, after a collection. */
  heap(contender: Contender, workload: Workload): Promise<number>;
  close(): Promise<void>;
}

/** Longer than any contender waits before it begins to search. */
const SETTLE_MS = 600;

export async function openPaintPages(contenders: readonly Contender[]): Promise<PaintPages> {
  const scripts = new Map<string, Uint8Array>();
  for (const contender of contenders) {
    scripts.set(`/${contender}.js`, await bundle(contender));
  }
  const { port, server } = await serve(scripts);
  const found = await findBrowser();
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    args: [...browserArguments],
    env: { ...process.env, ...found.environment } as Record<string, string>,
  });

  /** Every measurement has a page of its own. */
  async function onPage<T>(contender: Contender, workload: Workload, measure: (page: Page) => Promise<T>): Promise<T> {
    const page = await browser.newPage({ locale: 'en-US', viewport: { width: 1300, height: 850 } });
    try {
      await page.goto(`http://127.0.0.1:${port}/${contender}`);
      await page.evaluate((wanted) => window.prepare(wanted), workload);
      return await measure(page);
    } finally {
      await page.close();
    }
  }

  return {
    firstPaint: (contender, workload) =>
      onPage(contender, workload, async (page) => {
        const session = await mainThreadOf(page);
        const before = await taskMs(session);
        await page.evaluate(() => window.mount());
        return (await taskMs(session)) - before;
      }),
    action: (contender, workload, action) =>
      onPage(contender, workload, async (page) => {
        await page.evaluate(() => window.mount());
        await page.waitForTimeout(SETTLE_MS);
        const session = await mainThreadOf(page);
        const act = await reach(page, contender, action);
        const settle = async () => {
          await page.waitForTimeout(SETTLE_MS);
          await page.evaluate(() => window.settle());
          return taskMs(session);
        };
        // What waiting and asking cost by themselves is not the contender's.
        const start = await settle();
        const idle = await settle();
        await act();
        return (await settle()) - idle - (idle - start);
      }),
    heap: (contender, workload) =>
      onPage(contender, workload, async (page) => {
        const session = await page.context().newCDPSession(page);
        const before = await heapMegabytes(session);
        await page.evaluate(() => window.mount());
        await page.waitForTimeout(SETTLE_MS);
        return (await heapMegabytes(session)) - before;
      }),
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** In place of Grafana's icons, which its controls fetch when they are first shown. */
const ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M4 4h16v16H4z"/></svg>';

async function serve(scripts: ReadonlyMap<string, Uint8Array>) {
  const server = createServer((request, response) => {
    const script = scripts.get(request.url ?? '');
    if (script !== undefined) {
      response.writeHead(200, { 'content-type': 'application/javascript' }).end(script);
      return;
    }
    if (request.url?.endsWith('.svg') === true) {
      response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(ICON);
      return;
    }
    const name = (request.url ?? '').slice(1);
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(`<!doctype html><meta charset="utf-8"><body style="margin:0"><script src="/${name}.js"></script>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, port };
}

async function mainThreadOf(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return session;
}

/** Processor time of the main thread since the page began: another program on the machine does not count. */
async function taskMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
}

async function heapMegabytes(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const usage: Record<string, number> = { ...(await session.send('Runtime.getHeapUsage')) };
  return (usage.usedSize + (usage.backingStorageSize ?? 0)) / 2 ** 20;
}

async function bundle(contender: Contender): Promise<Uint8Array> {
  const packages = contender === 'peerGrafana' ? path.join(repositoryRoot, 'benchmarks') : repositoryRoot;
  const { outputFiles } = await build({
    entryPoints: [path.join(folder, 'page.ts')],
    outfile: 'page.js',
    bundle: true,
    write: false,
    format: 'iife',
    minify: true,
    target: 'es2022',
    alias: { contender: path.join(folder, `${contender}.ts`) },
    define: { 'process.env.NODE_ENV': '"production"', global: 'window' },
    loader: { '.ttf': 'empty', '.svg': 'empty', '.css': 'empty' },
    plugins: [packagesFrom(packages)],
    logLevel: 'error',
  });
  return outputFiles[0].contents;
}

/** Takes all packages from one tree, whoever imports them: two copies of React on a page do not work. */
function packagesFrom(tree: string): Plugin {
  return {
    name: 'packages-from',
    setup(bundler) {
      bundler.onResolve({ filter: /^[@a-z]/ }, ({ path: name, kind, resolveDir, importer, pluginData }) => {
        const isOurFile = !importer.includes('node_modules');
        const isDual = dualPackages.test(name) && !name.endsWith('.css');
        if (pluginData === packagesFrom || name === 'contender' || (!isOurFile && !isDual)) {
          return undefined;
        }
        return bundler.resolve(name, {
          kind: isDual ? 'require-call' : kind,
          resolveDir: isOurFile ? tree : resolveDir,
          importer,
          pluginData: packagesFrom,
        });
      });
    },
  };
}
