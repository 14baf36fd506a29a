// The store contract against running profile servers, whose URLs are in the environment: see tools/stores/test.ts.
const [node] = require('./jest.config.js').projects;

module.exports = {
  ...node,
  testMatch: ['<rootDir>/tests/stores/**/*.stores.ts'],
};
