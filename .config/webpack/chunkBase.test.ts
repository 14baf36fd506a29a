import { chunkBase } from './chunkBase';

const nested = { datasource: 'an-app-datasource', 'deep/panel': 'an-app-panel' };
const baseOf = (url: string) => chunkBase(url, 'an-app', nested);

test.each([
  ['the app itself', '/public/plugins/an-app/module.js', '/public/plugins/an-app/'],
  ['a nested plugin under its own id', '/public/plugins/an-app-datasource/module.js', '/public/plugins/an-app/'],
  [
    'the same below a path of Grafana',
    '/grafana/public/plugins/an-app-panel/module.js',
    '/grafana/public/plugins/an-app/',
  ],
  ['a version in the query', '/public/plugins/an-app-panel/module.js?_cache=1.0.0', '/public/plugins/an-app/'],
  [
    'a nested plugin on a CDN',
    'https://cdn.example/an-app/1.0.0/public/plugins/an-app/datasource/module.js',
    'https://cdn.example/an-app/1.0.0/public/plugins/an-app/',
  ],
  [
    'a folder in a folder on a CDN',
    'https://cdn.example/an-app/1.0.0/public/plugins/an-app/deep/panel/module.js',
    'https://cdn.example/an-app/1.0.0/public/plugins/an-app/',
  ],
])('%s: chunks are in the app', (_, url, base) => {
  expect(baseOf(url)).toBe(base);
});
