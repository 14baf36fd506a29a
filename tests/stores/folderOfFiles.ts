// A files store of a folder that a test puts together from files of testdata, served as nginx lists it.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type ListingServer, startListingServer } from '../../playground/server/listing/listingServer';
import { type FilesStore } from '../../src/datasource/stores/files/FilesStore';
import { countedStore } from './hiveScenarios';

const testdata = path.join(__dirname, '../../testdata');
const MANIFEST = 'profiles.json';

/** What is in testdata → where it is put, `''` for its own name at the top. `manifest`: entries of a manifest beside the files. */
type MakeStore = (files: Readonly<Record<string, string>>, manifest?: readonly object[]) => Promise<FilesStore>;

/** Declares that every test of this file has a folder and a server of its own, and gives the way to fill it. */
export function useFolder(): MakeStore {
  let folder: string;
  let server: ListingServer;

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'flameboard-folder-'));
  });
  afterEach(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  return async (files, manifest) => {
    for (const [source, place] of Object.entries(files)) {
      const target = path.join(folder, place === '' ? path.basename(source) : place);
      mkdirSync(path.dirname(target), { recursive: true });
      cpSync(path.join(testdata, source), target, { recursive: true });
    }
    if (manifest !== undefined) {
      writeFileSync(path.join(folder, MANIFEST), JSON.stringify(manifest));
    }
    server = await startListingServer({ root: folder, shape: 'nginx', manifest: manifest !== undefined });
    return countedStore(server.url).store;
  };
}
