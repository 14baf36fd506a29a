import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseListing } from './directoryListing';

const captured = (name: string) => {
  const text = readFileSync(path.join(__dirname, '../../../../testdata/listings', name), 'utf8');
  return text.startsWith('HTTP/') ? text.replace(/^[^]*?\r?\n\r?\n/, '') : text;
};
const names = (text: string) => parseListing(text)?.entries.map(({ name, isFolder }) => (isFolder ? `${name}/` : name));

test.each(['nginx-autoindex.json.http', 'python-http-server.html'])('%s lists a folder and a file', (file) => {
  expect(names(captured(file))).toEqual(['app=rideshare/', 'my-app-20210214T1530.svg']);
});

test.each(['nginx-autoindex-sub.json', 'python-http-server-sub.html'])(
  '%s lists names with spaces, & and umlauts',
  (file) => {
    expect(names(captured(file))).toEqual(['region=eu-north/', 'region=us-east/', 'with space & ünï/']);
  }
);

test('nginx tells when a file was changed and how large it is', () => {
  expect(parseListing(captured('nginx-autoindex.json.http'))?.entries[1]).toEqual({
    name: 'my-app-20210214T1530.svg',
    isFolder: false,
    mtimeMs: Date.UTC(2026, 10, 20, 22, 27, 23),
    sizeBytes: 5983,
  });
});

test('links out of the folder are left out and counted; ways up and sorting are not even that', () => {
  const listing = parseListing(`<!DOCTYPE html><title>Index of /</title>
    <a href="../">../</a> <a href="?C=N;O=D">Name</a> <a href="#top">top</a> <a href="/profiles/">Parent Directory</a>
    <a href="good.prof">good.prof</a> <a href='./b%26c.prof'>b&amp;c</a> <a href="a&#47;b">slash</a>
    <a href="/etc/passwd">x</a> <a href="https://elsewhere/x">x</a> <a href="a/b.prof">x</a> <a href="%2e%2e/">x</a>
    <a href="..%2fx">x</a> <a href="javascript:alert(1)">x</a> <a href="%zz">x</a>`);
  expect(listing?.entries.map(({ name }) => name)).toEqual(['good.prof', 'b&c.prof']);
  expect(listing?.outside).toEqual([
    'a/b',
    '/etc/passwd',
    'https://elsewhere/x',
    'a/b.prof',
    '%2e%2e/',
    '..%2fx',
    'javascript:alert(1)',
    '%zz',
  ]);
});

test('names in JSON may not lead out either', () => {
  expect(
    parseListing('[{"name":"..","type":"directory"},{"name":"a/b","type":"file"},{"name":"c","type":"file"}]')
  ).toMatchObject({
    entries: [{ name: 'c' }],
    outside: ['..', 'a/b'],
  });
});

test('an empty folder is a listing', () => {
  expect(parseListing('[]')?.entries).toEqual([]);
  expect(parseListing('<!DOCTYPE HTML><title>Directory listing for /</title><ul></ul>')?.entries).toEqual([]);
});

test.each([
  ['a login page', '<!doctype html><form action="/login"><input type="password"></form><a href="signup">x</a>'],
  ['an application', '<!doctype html><html><div id="root"></div></html>'],
  ['a JSON answer of something else', '[{"id":1}]'],
  ['broken JSON', '[{"name":'],
  ['a profile', 'main;work 3'],
  ['nothing', ''],
])('%s is not a listing', (_, text) => {
  expect(parseListing(text)).toBeUndefined();
});
