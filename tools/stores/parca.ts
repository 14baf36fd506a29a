// The real Parca: one binary, data in memory, profiles pushed as JSON to its gateway.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type RecordedProfile, type StoreServer } from './storeServer';

export const parca: StoreServer = {
  title: 'Parca v0.28.0',
  variable: 'FLAMEBOARD_PARCA_URL',
  program: { name: 'parca', moduleFolder: 'parca', goPackage: 'github.com/parca-dev/parca/cmd/parca' },
  readyPath: 'api/profiles/types',
  commandLine(port, folder) {
    const config = path.join(folder, 'parca.yaml');
    const bucket = { type: 'FILESYSTEM', config: { directory: path.join(folder, 'bucket') } };
    // JSON is YAML.
    writeFileSync(config, JSON.stringify({ object_storage: { bucket } }));
    return [
      `--config-path=${config}`,
      `--http-address=127.0.0.1:${port}`,
      '--storage-active-memory=268435456',
      // Nothing is asked of the outside.
      '--debuginfod-upstream-servers=',
    ];
  },
  async push(url, profiles) {
    for (const profile of profiles) {
      await pushOne(url, profile);
    }
  },
};

async function pushOne(url: string, { file, name, labels, pprof }: RecordedProfile): Promise<void> {
  const allLabels = Object.entries({ ...labels, __name__: name }).map(([key, value]) => ({ name: key, value }));
  const rawProfile = Buffer.from(pprof).toString('base64');
  const response = await fetch(`${url}/api/profiles/writeraw`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ series: [{ labels: { labels: allLabels }, samples: [{ rawProfile }] }], normalized: true }),
  });
  const said = await response.text();
  if (!response.ok) {
    throw new Error(`Parca refused ${file} (${response.status}): ${said}`);
  }
}
