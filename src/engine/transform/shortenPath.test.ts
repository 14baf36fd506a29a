import { sharedFolder, shortenPath } from './shortenPath';

const files = ['/srv/app/lib/car.py', '/srv/app/lib/bike.py', '/srv/app/server.py', '', '<string>', 'setup.py'];
const installed = ['/usr/lib/python3.11/json/encoder.py', '/srv/app/node_modules/express/lib/router.js'];

test('files of one’s own lose the folder that they share', () => {
  const folder = sharedFolder([...files, ...installed]);
  expect(folder).toBe('/srv/app/');
  expect(files.map((file) => shortenPath(file, folder))).toEqual([
    'lib/car.py',
    'lib/bike.py',
    'server.py',
    '',
    '<string>',
    'setup.py',
  ]);
});

test.each([
  ['/usr/lib/python3.11/json/encoder.py', 'json/encoder.py'],
  ['/usr/lib/python3/dist-packages/flask/app.py', 'flask/app.py'],
  ['/usr/lib/python3.11/site-packages/flask/app.py', 'flask/app.py'],
  ['/srv/app/node_modules/express/lib/router.js', 'express/lib/router.js'],
  ['C:\\app\\node_modules\\express\\lib\\router.js', 'express/lib/router.js'],
  ['/usr/local/go/src/runtime/malloc.go', 'runtime/malloc.go'],
  ['/home/u/go/pkg/mod/github.com/x/y@v1.2.3/z.go', 'github.com/x/y@v1.2.3/z.go'],
  ['/home/me/.cargo/registry/src/example.org-6f17d22bba15001f/serde-1.0.1/src/de.rs', 'serde-1.0.1/src/de.rs'],
  ['/rustc/90b35a6239c3d8bdabc530a6a0816f7ff89a0aaf/library/core/src/ops.rs', 'library/core/src/ops.rs'],
])('%s is told by its package', (file, short) => {
  expect(shortenPath(file, '/srv/app/')).toBe(short);
});

test('folders are shared whole, and backslashes are slashes', () => {
  expect(sharedFolder(['/srv/app1/a.py', '/srv/app2/b.py'])).toBe('/srv/');
  expect(sharedFolder(['C:\\app\\a.cs', 'C:\\app\\b\\c.cs'])).toBe('C:/app/');
  expect(sharedFolder(['a.py', 'lib/b.py'])).toBe('lib/');
  expect(sharedFolder(['/a/x.c', 'b/x.c'])).toBe('');
  expect(sharedFolder([])).toBe('');
});

test('another folder’s file stays as it is', () => {
  expect(shortenPath('/opt/other/a.py', '/srv/app/')).toBe('/opt/other/a.py');
  expect(shortenPath('C:\\a.py', '')).toBe('C:\\a.py');
});
