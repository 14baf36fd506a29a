import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type ListedEntry } from './listing';
import { parseListing } from './parseListing';

const captured = (name: string) => {
  const text = readFileSync(path.join(__dirname, '../../../../../testdata/listings', name), 'utf8');
  return text.startsWith('HTTP/') ? text.replace(/^[^]*?\r?\n\r?\n/, '') : text;
};

/** What a folder's listing holds; undefined when the text is none. */
function read(text: string): { entries: ListedEntry[]; outside: string[]; breaksOff: boolean } | undefined {
  const listing = parseListing(text);
  if (listing?.kind !== 'folder') {
    return undefined;
  }
  const entries: ListedEntry[] = [];
  const outside: string[] = [];
  let breaksOff = false;
  for (const item of listing.items) {
    if ('outside' in item) {
      outside.push(item.outside);
    } else if ('name' in item) {
      entries.push(item);
    } else {
      breaksOff = true;
    }
  }
  return { entries, outside, breaksOff };
}

const names = (text: string) => read(text)?.entries.map(({ name, isFolder }) => (isFolder ? `${name}/` : name));

test.each([
  ...['nginx-autoindex.json.http', 'nginx-autoindex.xml', 'nginx-autoindex.html', 'caddy-browse.json.http'],
  ...['caddy-browse.html', 'python-http-server.html', 'apache.html', 'lighttpd.html'],
])('%s lists a folder and a file', (file) => {
  expect(names(captured(file))).toEqual(['app=rideshare/', 'my-app-20210214T1530.svg']);
  expect(read(captured(file))?.outside).toEqual([]);
});

test.each([
  ...['nginx-autoindex-sub.json', 'nginx-autoindex-sub.html', 'caddy-browse-sub.json', 'caddy-browse-sub.html'],
  ...['python-http-server-sub.html', 'apache-fancy.html', 'lighttpd-sub.html'],
])('%s lists names with spaces, & and umlauts', (file) => {
  expect(names(captured(file))).toEqual(['region=eu-north/', 'region=us-east/', 'with space & ünï/']);
  expect(read(captured(file))?.outside).toEqual([]);
});

test.each(['nginx-autoindex.json.http', 'nginx-autoindex.xml', 'caddy-browse.json.http'])(
  '%s tells when a file was changed and how large it is',
  (file) => {
    expect(read(captured(file))?.entries[1]).toEqual({
      name: 'my-app-20210214T1530.svg',
      isFolder: false,
      mtimeMs: Date.UTC(2026, 10, 20, 22, 27, 23),
      sizeBytes: 5983,
    });
  }
);

test('links out of the folder are left out and counted; ways up and sorting are not even that', () => {
  const listing = read(`<!DOCTYPE html><title>Index of /</title>
    <a href="../">../</a> <a href="?C=N;O=D">Name</a> <a href="#top">top</a> <a href="/profiles/">Parent Directory</a>
    <a href="../../">up</a> <a href="https://caddyserver.com">Caddy</a> <a name="x">no link</a> <abbr href="x">no link</abbr>
    <a href="good.prof"><img></a> <a href="good.prof">good.prof</a> <a href='./b%26c.prof'>b&amp;c</a> <A HREF=d.prof>d</A> <a href="./t:1.prof">t</a>
    <a href="a&#47;b">slash</a>
    <a href="/etc/passwd">x</a> <a href="https://elsewhere/x">x</a> <a href="a/b.prof">x</a> <a href="%2e%2e/">x</a>
    <a href="..%2fx">x</a> <a href="javascript:alert(1)">x</a> <a href="%zz">x</a>`);
  expect(listing?.entries.map(({ name }) => name)).toEqual(['good.prof', 'b&c.prof', 'd.prof', 't:1.prof']);
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

test.each([
  '[{"name":"..","type":"directory"},{"name":"a/b","type":"file"},{"name":"c","type":"file"}]',
  '[{"name":"../","is_dir":true},{"name":"a/b","is_dir":false},{"name":"c","is_dir":false}]',
  '<list><directory>..</directory><file>a/b</file><file>c</file></list>',
])('names in %s may not lead out either', (text) => {
  const listing = read(text);
  expect(listing?.entries.map(({ name }) => name)).toEqual(['c']);
  expect(listing?.outside).toEqual(['..', 'a/b']);
});

test('one odd entry does not hide the others', () => {
  expect(read('[{"name":"a","type":"file"},7,{"name":"b","type":"file"}]')).toMatchObject({
    entries: [{ name: 'a' }, { name: 'b' }],
    outside: ['7'],
  });
});

test.each([
  ['[]'],
  ['<!DOCTYPE HTML><title>Directory listing for /</title><ul></ul>'],
  ['<?xml version="1.0"?>\n<list>\n</list>'],
])('an empty folder is a listing: %s', (text) => {
  expect(read(text)?.entries).toEqual([]);
});

test.each([
  ['a login page', '<!doctype html><form action="/login"><input type="password"></form><a href="signup">x</a>'],
  ['an application', '<!doctype html><html><div id="root"></div></html>'],
  ['a JSON answer of something else', '[{"id":1}]'],
  ['broken JSON', '[{"id":'],
  ['XML of something else', '<?xml version="1.0"?><rss></rss>'],
  ['a profile', 'main;work 3'],
  ['a picture', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><a href="x">x</a></svg>'],
  ['nothing', ''],
])('%s is not a listing', (_, text) => {
  expect(parseListing(text)).toBeUndefined();
});

test.each([
  ['open links', '<title>Index of /</title>', '<a '],
  ['links without an end', '<title>Index of /</title>', '<a href="'],
  ['open files', '<list>', '<file '],
  ['files without an end', '<list>', '<file>'],
])('a megabyte of %s is read once, not once per character', (_, head, part) => {
  expect(read(head + part.repeat(1e6 / part.length))?.entries).toEqual([]);
});

test.each([
  ['in an entry', '[{"name":"a.prof","type":"file"},{"name":"b.pr', ['a.prof']],
  ['in its first entry', '[{"name":"a.pr', []],
  ['between two entries', '[{"name":"a.prof","type":"file"},', ['a.prof']],
])('a list in JSON that breaks off %s says so behind what is there', (_, text, there) => {
  const listing = read(text);
  expect([listing?.entries.map(({ name }) => name), listing?.breaksOff]).toEqual([there, true]);
  expect(read('[{"name":"a.prof","type":"file"}]')?.breaksOff).toBe(false);
});
