// One file with five sample types, packed in four ways and named as ddtrace names its files: five profile types from one download.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type ListingServer, startListingServer } from '../../playground/server/listing/listingServer';
import { treeFrame } from '../../src/datasource/answerFrames';
import { countedStore, signal } from './hiveScenarios';

const NAME = 'blackfire.4711.3';
const range = { fromMs: 0, toMs: 4e12 };

/** Sum of the profile, and Grafana's unit of it. */
const TYPES = new Map([
  ['memory:alloc-samples:count:cpu:nanoseconds', { total: 30, unit: 'short' }],
  ['memory:alloc-space:bytes:cpu:nanoseconds', { total: 1_708_032, unit: 'bytes' }],
  ['memory:heap-space:bytes:cpu:nanoseconds', { total: 458_752, unit: 'bytes' }],
  ['process_cpu:cpu-time:nanoseconds:cpu:nanoseconds', { total: 5.1e9, unit: 'ns' }],
  ['wall:wall-time:nanoseconds:cpu:nanoseconds', { total: 5.935e9, unit: 'ns' }],
]);

describe.each(['pprof', 'pb.gz', 'pprof.zst', 'pprof.lz4'])('blackfire-5dim.%s', (packing) => {
  let folder: string;
  let server: ListingServer;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'flameboard-types-'));
    cpSync(path.join(__dirname, `../../testdata/synthetic/blackfire-5dim.${packing}`), path.join(folder, NAME));
    server = await startListingServer({ root: folder, shape: 'nginx', manifest: false });
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('has five profile types in their units, from one download', async () => {
    const { store } = countedStore(server.url);
    const { values } = await store.profileTypes({ range, signal });
    expect(values).toEqual([...TYPES.keys()]);
    for (const [profileTypeId, { total, unit }] of TYPES) {
      const answer = await store.tree({ profileTypeId, selector: [], range, signal });
      const frame = treeFrame(answer, { refId: 'A', profileTypeId, store: store.kind });
      const value = frame.fields.find(({ name }) => name === 'value');
      expect([profileTypeId, value?.values[0], value?.config.unit]).toEqual([profileTypeId, total, unit]);
    }
    expect(server.requests.filter((asked) => asked.includes(NAME))).toHaveLength(1);
  });
});
