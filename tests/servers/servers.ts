// Servers of files, each started on a free port of the loopback interface with a copy of a folder of test data, by whoever runs the
// tests, writing nowhere but into a temporary folder of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { type HiveServer } from '../stores/hiveScenarios';

/** How to run a server on a folder. */
export interface FolderServer {
  readonly title: string;
  /** The program that must be on the machine. */
  readonly program: string;
  /** Its arguments. `folder` is for its own files, `folder/served` is what it shows. */
  args(folder: string, port: number): readonly string[];
  /** Headers that clients send, where they decide how the server lists. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Puts the files in, where the server does not find them by itself; returns the URL to use. */
  fill?(url: string, served: string): Promise<string>;
}

const python: FolderServer = {
  title: "python's http.server",
  program: 'python3',
  args: (folder, port) => ['-m', 'http.server', `${port}`, '--bind', '127.0.0.1', '--directory', `${folder}/served`],
};

const nginx = (format: 'json' | 'xml' | 'html'): FolderServer => ({
  title: `nginx with its ${format.toUpperCase()} listing`,
  program: 'nginx',
  args(folder, port) {
    const config = configFile(
      folder,
      `daemon off;
master_process off;
pid ${folder}/pid;
error_log ${folder}/error.log;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port};
    root ${folder}/served;
    autoindex on;
    autoindex_format ${format};
  }
}
`
    );
    return ['-e', `${folder}/error.log`, '-c', config];
  },
});

const caddy = (format: 'JSON' | 'HTML'): FolderServer => ({
  title: `caddy with its ${format} listing`,
  program: 'caddy',
  args: (folder, port) => ['file-server', '--browse', '--listen', `127.0.0.1:${port}`, '--root', `${folder}/served`],
  headers: format === 'HTML' ? { Accept: 'text/html' } : undefined,
});

/** Where Debian keeps them. */
const APACHE_MODULES = '/usr/lib/apache2/modules';

const apache = (title: string, indexOptions: string): FolderServer => ({
  title: `apache with its ${title} listing`,
  program: 'apache2',
  args(folder, port) {
    const load = ['mpm_event', 'authz_core', 'dir', 'autoindex'].map(
      (module) => `LoadModule ${module}_module ${APACHE_MODULES}/mod_${module}.so\n`
    );
    const config = configFile(
      folder,
      `${load.join('')}ServerRoot ${folder}
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
User www-data
Group www-data
PidFile ${folder}/pid
DefaultRuntimeDir ${folder}
ErrorLog ${folder}/error.log
DocumentRoot ${folder}/served
<Directory ${folder}/served>
  Options +Indexes
  IndexOptions ${indexOptions}
  Require all granted
</Directory>
`
    );
    return ['-D', 'FOREGROUND', '-f', config];
  },
});

const lighttpd: FolderServer = {
  title: 'lighttpd',
  program: 'lighttpd',
  args(folder, port) {
    const config = configFile(
      folder,
      `server.bind = "127.0.0.1"
server.port = ${port}
server.document-root = "${folder}/served"
server.errorlog = "${folder}/error.log"
dir-listing.activate = "enable"
`
    );
    return ['-D', '-f', config];
  },
};

const s3: FolderServer = {
  title: 'a bucket of S3, as moto plays it',
  program: 'moto_server',
  args: (_, port) => ['-H', '127.0.0.1', '-p', `${port}`],
  async fill(url, served) {
    const put = async (key: string, body?: Buffer<ArrayBuffer>) => {
      const { ok, status } = await fetch(`${url}/profiles/${key}`, {
        method: 'PUT',
        headers: { 'x-amz-acl': 'public-read' },
        body,
      });
      if (!ok) {
        throw new Error(`The bucket did not take ${key} (${status}).`);
      }
    };
    await put('');
    for (const file of readdirSync(served, { recursive: true, withFileTypes: true })) {
      if (file.isFile()) {
        const place = path.join(file.parentPath, file.name);
        const key = path.relative(served, place).split(path.sep).map(encodeURIComponent).join('/');
        await put(key, readFileSync(place));
      }
    }
    return `${url}/profiles`;
  },
};

export const servers: readonly FolderServer[] = [
  python,
  ...(['json', 'xml', 'html'] as const).map(nginx),
  ...(['JSON', 'HTML'] as const).map(caddy),
  apache('plain', '-FancyIndexing'),
  apache('fancy', 'FancyIndexing HTMLTable'),
  lighttpd,
  s3,
];

/** True when the program can be run. */
export function isInstalled(program: string): boolean {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, program), constants.X_OK);
      return true;
    } catch {
      // Not in this folder.
      return false;
    }
  });
}

/** Starts the server on a copy of `source`, with or without its manifest. Rejects when it ends instead of answering. */
export async function serve(server: FolderServer, source: string, hasManifest: boolean): Promise<HiveServer> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'flameboard-served-'));
  cpSync(source, path.join(folder, 'served'), { recursive: true });
  // Temporary folders are their maker's alone, and Apache reads as somebody else.
  chmodSync(folder, 0o755);
  chmodSync(path.join(folder, 'served'), 0o755);
  if (!hasManifest) {
    rmSync(path.join(folder, 'served', 'manifest.ndjson'), { force: true });
  }
  const port = await freePort();
  const env = { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder };
  const child = spawn(server.program, server.args(folder, port), { stdio: 'ignore', env });
  const url = `http://127.0.0.1:${port}`;
  await whenAnswering(url, child);
  return {
    url: (await server.fill?.(url, path.join(folder, 'served'))) ?? url,
    headers: server.headers,
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function configFile(folder: string, text: string): string {
  const file = path.join(folder, 'server.conf');
  writeFileSync(file, text);
  return file;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') {
    throw new Error('The machine gave no port.');
  }
  return address.port;
}

/** Resolves once the server answers; rejects when its process ends before. */
async function whenAnswering(url: string, child: ChildProcess): Promise<void> {
  let failure: Error | undefined;
  child.once('error', (error) => (failure = error));
  child.once('exit', (code) => (failure ??= new Error(`${child.spawnfile} ended with code ${code}.`)));
  for (;;) {
    if (failure !== undefined) {
      throw failure;
    }
    try {
      await fetch(url);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
