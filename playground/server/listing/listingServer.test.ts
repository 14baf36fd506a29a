import { symlinkSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { rawRequest } from '../http/rawRequest.testHelper';
import { removeFolder, temporaryFolder } from '../temporaryFolder.testHelper';
import type { ListingShape } from './listingHandler';
import { startListingServer, type ListingServer, type ListingServerOptions } from './listingServer';

let folder: string;
let server: ListingServer | undefined;

beforeEach(() => {
  folder = temporaryFolder({
    'app=rideshare/region=us-east/20251120T220000Z.folded': 'main 1\n',
    'app=rideshare/region=eu-north/': '',
    'app=rideshare/with space & ünï/': '',
    'my-app-20210214T1530.svg': 'x'.repeat(5983),
  });
  for (const name of ['app=rideshare', 'my-app-20210214T1530.svg', 'app=rideshare/region=us-east']) {
    utimesSync(path.join(folder, name), new Date('2026-11-20T22:27:23Z'), new Date('2026-11-20T22:27:23Z'));
  }
});

afterEach(async () => {
  await server?.close();
  server = undefined;
  removeFolder(folder);
});

async function start(shape: ListingShape, options: Partial<ListingServerOptions> = {}): Promise<ListingServer> {
  server = await startListingServer({ root: folder, shape, ...options });
  return server;
}

describe("listings like python's http.server", () => {
  it('are the HTML that it writes', async () => {
    const { url } = await start('python');
    const { body, headers } = await rawRequest(url, '/app%3Drideshare/');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(body).toBe(`<!DOCTYPE HTML>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Directory listing for /app=rideshare/</title>
</head>
<body>
<h1>Directory listing for /app=rideshare/</h1>
<hr>
<ul>
<li><a href="region%3Deu-north/">region=eu-north/</a></li>
<li><a href="region%3Dus-east/">region=us-east/</a></li>
<li><a href="with%20space%20%26%20%C3%BCn%C3%AF/">with space &amp; ünï/</a></li>
</ul>
<hr>
</body>
</html>
`);
  });

  it('send a folder without its slash to the same path with one', async () => {
    const { url } = await start('python');
    const { status, headers } = await rawRequest(url, '/app%3Drideshare?x=1');
    expect([status, headers.location]).toEqual([301, '/app%3Drideshare/?x=1']);
  });
});

describe("listings like nginx's", () => {
  it('are the JSON that it writes: folders first, sizes of files only', async () => {
    const { url } = await start('nginx');
    const { body, headers } = await rawRequest(url, '/');
    expect(headers['content-type']).toBe('application/json');
    expect(body).toBe(
      '[\r\n' +
        '{ "name":"app=rideshare", "type":"directory", "mtime":"Fri, 20 Nov 2026 22:27:23 GMT" },\r\n' +
        '{ "name":"my-app-20210214T1530.svg", "type":"file", "mtime":"Fri, 20 Nov 2026 22:27:23 GMT", "size":5983 }\r\n' +
        ']'
    );
  });

  it('are an empty list for an empty folder', async () => {
    const { url } = await start('nginx');
    expect((await rawRequest(url, '/app%3Drideshare/region%3Deu-north/')).body).toBe('[\r\n]');
  });

  it('send a folder without its slash to a whole address', async () => {
    const { url } = await start('nginx');
    expect((await rawRequest(url, '/app%3Drideshare')).headers.location).toBe(`${url}/app%3Drideshare/`);
  });
});

describe('files', () => {
  it('go out as bytes with their age, and are never guessed at', async () => {
    const { url } = await start('python');
    const { headers, body } = await rawRequest(url, '/my-app-20210214T1530.svg');
    expect(body).toHaveLength(5983);
    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'last-modified': 'Fri, 20 Nov 2026 22:27:23 GMT',
      'x-content-type-options': 'nosniff',
    });
  });

  it('can be asked for without their body', async () => {
    const { url } = await start('python');
    const { headers, body } = await rawRequest(url, '/my-app-20210214T1530.svg', { method: 'HEAD' });
    expect([headers['content-length'], body]).toEqual(['5983', '']);
  });

  it.each(['/missing', '/my-app-20210214T1530.svg/', '/../secret', '/%2e%2e/secret', '/..%2fsecret', '/%zz'])(
    'are not found at %s',
    async (target) => {
      const { url } = await start('python');
      expect((await rawRequest(url, target)).status).toBe(404);
    }
  );

  it('are not written', async () => {
    const { url } = await start('python');
    expect((await rawRequest(url, '/new', { method: 'PUT', body: 'x' })).status).toBe(405);
  });

  it('are neither served nor listed behind a link that leads out of the folder', async () => {
    const outside = temporaryFolder({ secret: 'secret' });
    symlinkSync(outside, path.join(folder, 'way-out'));
    const { url } = await start('python');
    const answers = [await rawRequest(url, '/way-out/secret'), await rawRequest(url, '/')];
    removeFolder(outside);
    expect(answers[0].status).toBe(404);
    expect(answers[1].body).not.toContain('way-out');
  });
});

it('notes the paths it was asked for, in order', async () => {
  const { url, requests } = await start('python');
  await rawRequest(url, '/');
  await rawRequest(url, '/app%3Drideshare/?x=1');
  expect(requests).toEqual(['/', '/app%3Drideshare/']);
});

it('can look as if there were no manifest', async () => {
  const manifests = temporaryFolder({ 'profiles.ndjson': '{}', 'sub/manifest.ndjson': '{}', 'a.folded': '' });
  const { url } = await start('nginx', { root: manifests, manifest: false });
  const listing = await rawRequest(url, '/');
  const manifest = await rawRequest(url, '/profiles.ndjson');
  removeFolder(manifests);
  expect(listing.body).toContain('a.folded');
  expect(listing.body).not.toContain('profiles.ndjson');
  expect(manifest.status).toBe(404);
});
