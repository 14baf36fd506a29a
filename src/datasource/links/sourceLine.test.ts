import { sourceLineUrl } from './sourceLine';

const source = { repository: 'https://github.com/org/app', ref: 'abc123', rootPath: '/srv/app' };

test.each([
  ['https://github.com/org/app', 'https://github.com/org/app/blob/abc123/city.py#L7'],
  ['https://github.com/org/app.git', 'https://github.com/org/app/blob/abc123/city.py#L7'],
  ['github.com/org/app/', 'https://github.com/org/app/blob/abc123/city.py#L7'],
  ['git@github.com:org/app.git', 'https://github.com/org/app/blob/abc123/city.py#L7'],
  ['https://gitlab.com/group/sub/app', 'https://gitlab.com/group/sub/app/-/blob/abc123/city.py#L7'],
  ['https://gitlab.example.com/org/app', 'https://gitlab.example.com/org/app/-/blob/abc123/city.py#L7'],
])('the repository %s', (repository, url) => {
  expect(sourceLineUrl({ ...source, repository }, 'city.py', 7)).toBe(url);
});

test.each([
  ['/srv/app/rides/city.py', 'rides/city.py'],
  ['rides/city.py', 'rides/city.py'],
  ['./rides/city.py', 'rides/city.py'],
  ['github.com/org/app/pkg/city.go', 'pkg/city.go'],
  ['rides/a file#1.py', 'rides/a%20file%231.py'],
])('the file %s lies in the repository', (fileName, path) => {
  expect(sourceLineUrl(source, fileName, 0)).toBe(`https://github.com/org/app/blob/abc123/${path}`);
});

test.each([
  '',
  '/usr/lib/python3/json.py',
  'C:\\app\\city.py',
  '<frozen importlib>',
  '../other/x.py',
  'github.com/other/lib/x.go',
  'golang.org/x/net@v0.1.0/http.go',
])('the file "%s" does not: the repository itself is linked', (fileName) => {
  expect(sourceLineUrl(source, fileName, 3)).toBe('https://github.com/org/app/tree/abc123');
});

test('a branch with a slash stays one', () => {
  expect(sourceLineUrl({ ...source, ref: 'feature/x' }, 'a.py', 1)).toContain('/blob/feature/x/a.py#L1');
});

test('without a ref the newest state is linked', () => {
  expect(sourceLineUrl({ ...source, ref: '' }, 'a.py', 1)).toContain('/blob/HEAD/a.py');
});

test.each([
  '',
  'app',
  'javascript:alert(1)//a.b/c/d',
  'https://github.com',
  'https://github.com/org',
  'file:///etc/passwd',
  'https://github.com/a/b"><',
])('what is no repository is never linked: %s', (repository) => {
  expect(sourceLineUrl({ ...source, repository }, 'a.py', 1)).toBeUndefined();
});
