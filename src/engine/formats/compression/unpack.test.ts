import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { decodeProfile } from '../decodeProfile';
import { unpack } from './unpack';

const read = (name: string) => readFileSync(`testdata/synthetic/blackfire-5dim.${name}`);
const plain = read('pprof');

test.each(['pprof', 'pb.gz', 'pprof.zst', 'pprof.lz4'])('blackfire-5dim.%s unpacks to the same bytes', (name) => {
  expect(Buffer.compare(unpack(read(name), 2 ** 20).content, plain)).toBe(0);
});

test('packings around each other are taken off one by one', () => {
  expect(Buffer.compare(unpack(gzipSync(read('pprof.zst')), 2 ** 20).content, plain)).toBe(0);
  expect(Buffer.compare(unpack(gzipSync(gzipSync(read('pprof.lz4'))), 2 ** 20).content, plain)).toBe(0);
});

test('the profile is the same, whatever it was packed with', () => {
  const profile = decodeProfile(gunzipSync(read('pb.gz')));
  expect(decodeProfile(read('pprof.zst'))).toEqual(profile);
  expect(decodeProfile(read('pprof.lz4'))).toEqual(profile);
});
