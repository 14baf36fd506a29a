// Bundles one page per contender and measures first paints in a real browser, a fresh page for every single one.
import { build, type Plugin } from 'esbuild';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { dualPackages } from '../../playground/server/build/hostBundle';
import { browserArguments, findBrowser } from '../../tests/browser';
import { repositoryRoot } from '../../tools/repository';

const folder = path.join(repositoryRoot, 'benchmarks', 'paint');

export type Contender = 'floor' | 'ours' | 'peerGrafana';

export interface PaintPages {
  /** Milliseconds from the frame in hand to the first paint, in a page of its own. */
  firstPaint(contender: Contender, nodes: number): Promise<number>;
  close(): Promise<void>;
}

export async function openPaintPages(contenders: readonly Contender[]): Promise<PaintPages> {
  const scripts = new Map<string, Uint8Array>();
  for (const contender of contenders) {
    scripts.set(`/${contender}.js`, await bundle(contender));
  }
  const server = createServer((request, response) => {
    const script = scripts.get(request.url ?? '');
    if (script !== undefined) {
      response.writeHead(200, { 'content-type': 'application/javascript' }).end(script);
      return;
    }
    const name = (request.url ?? '').slice(1);
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(`<!doctype html><meta charset="utf-8"><body style="margin:0"><script src="/${name}.js"></script>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const found = await findBrowser();
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    args: [...browserArguments],
    env: { ...process.env, ...found.environment } as Record<string, string>,
  });
  return {
    async firstPaint(contender, nodes) {
      const page = await browser.newPage({ locale: 'en-US', viewport: { width: 1300, height: 850 } });
      try {
        await page.goto(`http://127.0.0.1:${port}/${contender}`);
        return await page.evaluate((count) => window.firstPaint(count), nodes);
      } finally {
        await page.close();
      }
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
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
