// Tests against real servers (python's http.server, nginx, caddy, apache, lighttpd) and against the tools that profiles come from (Node,
// perf, Go, Java), run by `npm run test:servers` and in CI. They need those on the machine, which `npm test` must not; a test whose program
// is missing is skipped.
const [node] = require('./jest.config.js').projects;

module.exports = {
  ...node,
  testMatch: ['<rootDir>/tests/servers/**/*.test.ts', '<rootDir>/tests/oracles/**/*.oracle.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
};
