// How esbuild makes the host out of playground/host and Grafana's published packages.
import type { BuildOptions, Plugin } from 'esbuild';
import path from 'node:path';

/** The host: `main.js`, `main.css` and the chunks that Monaco and others load later. */
export function hostOptions(root: string, outdir: string): BuildOptions {
  return {
    entryPoints: { main: path.join(root, 'playground', 'host', 'main.tsx') },
    outdir,
    bundle: true,
    format: 'esm',
    splitting: true,
    minify: true,
    keepNames: true,
    target: 'es2022',
    resolveExtensions: ['.tsx', '.ts', '.mjs', '.cjs', '.js', '.json'],
    loader: { '.ttf': 'file' },
    define: { 'process.env.NODE_ENV': '"production"', global: 'window' },
    alias: {
      // Scenes asks for data sources through this package, whose published build needs a newer @grafana/runtime.
      '@grafana/plugin-compat/datasources': path.join(root, 'playground', 'host', 'services', 'pluginCompat.ts'),
      // Not exported by the package, and the same file that its index loads, so that what is set there counts.
      'grafana-runtime-internals': path.join(root, 'node_modules', '@grafana', 'runtime', 'dist', 'cjs', 'components'),
      // @grafana/ui takes only its `Link`, which the router itself has.
      'react-router-dom-v5-compat': path.join(root, 'node_modules', 'react-router-dom'),
    },
    plugins: [commonJsBuilds],
    logLevel: 'error',
  };
}

/** Monaco starts its workers as classic scripts from addresses of their own. */
export function workerOptions(root: string, outdir: string): BuildOptions {
  const monaco = path.join(root, 'node_modules', 'monaco-editor', 'esm', 'vs');
  return {
    entryPoints: {
      'editor.worker': path.join(monaco, 'editor', 'editor.worker.js'),
      'json.worker': path.join(monaco, 'language', 'json', 'json.worker.js'),
    },
    outdir,
    bundle: true,
    format: 'iife',
    minify: true,
    logLevel: 'error',
  };
}

/** Packages that ship both CommonJS and ES modules. */
export const dualPackages =
  /^(@grafana\/(data|ui|runtime|schema|i18n|e2e-selectors|faro-[a-z-]+|react-data-grid)|rxjs|i18next|react-i18next|react-use|uplot|immutable)(\/|$)/;

/**
 * Resolves these packages to their CommonJS builds. Their ES module builds end in `.mjs`, where esbuild follows Node's
 * rule that the default import of a CommonJS package is its whole `exports` object; React then gets an object instead
 * of a component. It also keeps rxjs and i18next from being bundled twice. Once the packages they import are ES modules
 * themselves this plugin can go.
 */
const commonJsBuilds: Plugin = {
  name: 'commonjs-builds',
  setup(build) {
    build.onResolve({ filter: dualPackages }, ({ path: name, importer, resolveDir, pluginData }) => {
      if (pluginData === commonJsBuilds || name.endsWith('.css')) {
        return undefined;
      }
      return build.resolve(name, { kind: 'require-call', importer, resolveDir, pluginData: commonJsBuilds });
    });
  },
};
