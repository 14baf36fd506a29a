// Makes `import source from './worker?inline'` a string: the file bundled with all it imports, ready for a Blob worker.
// A worker must come from the page's own origin, which plugin CDNs are not; text inside the module has no origin.
const path = require('node:path');
const esbuild = require('esbuild');

module.exports = function inlineWorkerLoader() {
  const done = this.async();
  esbuild
    .build({
      entryPoints: [this.resourcePath],
      bundle: true,
      write: false,
      metafile: true,
      format: 'iife',
      target: 'es2022',
      minify: this.mode === 'production',
      legalComments: 'none',
      logLevel: 'silent',
    })
    .then((result) => {
      for (const file of Object.keys(result.metafile.inputs)) {
        this.addDependency(path.resolve(file));
      }
      done(null, `export default ${JSON.stringify(result.outputFiles[0].text)};`);
    }, done);
};
