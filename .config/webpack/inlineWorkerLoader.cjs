// Makes `import source from './worker?inline'` a string: the file bundled with all it imports, ready for a Blob worker.
// A worker must come from the page's own origin, which plugin CDNs are not; text inside the module has no origin.
const bundleScript = require('./bundleScript.cjs');

module.exports = function inlineWorkerLoader() {
  const done = this.async();
  bundleScript(this).then((text) => done(null, `export default ${JSON.stringify(text)};`), done);
};
