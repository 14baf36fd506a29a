// Tests against real servers (python's http.server, nginx), run by `npm run test:servers` and in CI. They need python3
// and nginx on the machine, which `npm test` must not.
const [node] = require('./jest.config.js').projects;

module.exports = {
  ...node,
  testMatch: ['<rootDir>/tests/servers/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
};
