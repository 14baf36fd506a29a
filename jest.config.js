// Two kinds of tests: pure rooms run in Node alone, React components run in jsdom (files that end in .tsx).
// jsdom and the transform of @grafana/ui dominate the run time, so only what draws pays for them.
const swc = {
  '^.+\\.m?[tj]sx?$': [
    '@swc/jest',
    {
      sourceMaps: 'inline',
      jsc: { parser: { syntax: 'typescript', tsx: true, decorators: false, dynamicImport: true }, target: 'es2022' },
    },
  ],
};

/** Packages that ship only ES modules and must be transformed before Jest can load them. */
const esModules = [
  '@grafana/schema',
  '@marcbachmann/cel-js',
  '@react-hookz/web',
  '@ver0/deep-equal',
  '@wojtekmaj/date-utils',
  'comlink',
  'd3',
  'd3-(.*)',
  'delaunator',
  'fast-check',
  'get-user-locale',
  'internmap',
  'lru-cache',
  'marked',
  'memoize',
  'mimic-function',
  'ol',
  'pure-rand',
  'rbush',
  'react-calendar',
  'react-colorful',
  'robust-predicates',
  'rxjs',
  'uuid',
  'valibot',
];
const shared = {
  transform: swc,
  transformIgnorePatterns: [`node_modules/(?!.*(${esModules.join('|')})/)`],
  moduleNameMapper: {
    '\\.(css|svg)$': 'identity-obj-proxy',
    '^(.*)\\?(inline|script)$': '<rootDir>/tests/jest/inlineSource.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/benchmarks/node_modules/'],
};

module.exports = {
  projects: [
    {
      ...shared,
      displayName: 'node',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/{src,tools,playground,tests,.config,benchmarks}/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/tests/servers/'],
    },
    {
      ...shared,
      displayName: 'dom',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/src/**/*.test.tsx'],
      setupFilesAfterEnv: ['<rootDir>/tests/jest/setupDom.ts'],
    },
  ],
};
