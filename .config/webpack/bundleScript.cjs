// A file with all it imports as one classic script, for workers: they know nothing of webpack's modules.
const path = require('node:path');
const esbuild = require('esbuild');

/** @param loader The loader's `this`: is told of every file that went in. */
module.exports = async function bundleScript(loader) {
  const result = await esbuild.build({
    entryPoints: [loader.resourcePath],
    bundle: true,
    write: false,
    metafile: true,
    format: 'iife',
    target: 'es2022',
    minify: loader.mode === 'production',
    legalComments: 'none',
    logLevel: 'silent',
  });
  for (const file of Object.keys(result.metafile.inputs)) {
    loader.addDependency(path.resolve(file));
  }
  return result.outputFiles[0].text;
};
