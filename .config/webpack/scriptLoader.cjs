// Makes `import url from './script?script'` an address: the file bundled with all it imports lies there, beside the chunks.
const { createHash } = require('node:crypto');
const path = require('node:path');
const bundleScript = require('./bundleScript.cjs');

module.exports = function scriptLoader() {
  const done = this.async();
  bundleScript(this).then((text) => {
    const words = path.basename(this.resourcePath, '.ts').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const name = `chunks/${words}.js`;
    const version = createHash('sha256').update(text).digest('hex').slice(0, 20);
    this.emitFile(name, text);
    done(null, `export default __webpack_public_path__ + ${JSON.stringify(`${name}?_cache=${version}`)};`);
  }, done);
};
