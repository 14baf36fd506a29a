// The checksum of gzip (CRC-32, RFC 1952 section 8), sixteen bytes per step.

const LANES = 16;

/** Table k gives the effect of a byte that is followed by k zero bytes. */
const tables: readonly Int32Array[] = makeTables();

function makeTables(): Int32Array[] {
  const first = Int32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) {
      crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return crc;
  });
  const all = [first];
  while (all.length < LANES) {
    all.push(all[all.length - 1].map((crc) => first[crc & 255] ^ (crc >>> 8)));
  }
  return all;
}

/** The CRC-32 of the bytes [start, end) as an unsigned number. */
export function crc32(bytes: Uint8Array, start: number, end: number): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7, t8, t9, t10, t11, t12, t13, t14, t15] = tables;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let crc = -1;
  let i = start;
  for (; i + LANES <= end; i += LANES) {
    const a = crc ^ view.getInt32(i, true);
    const b = view.getInt32(i + 4, true);
    const c = view.getInt32(i + 8, true);
    const d = view.getInt32(i + 12, true);
    crc =
      t15[a & 255] ^
      t14[(a >>> 8) & 255] ^
      t13[(a >>> 16) & 255] ^
      t12[a >>> 24] ^
      t11[b & 255] ^
      t10[(b >>> 8) & 255] ^
      t9[(b >>> 16) & 255] ^
      t8[b >>> 24] ^
      t7[c & 255] ^
      t6[(c >>> 8) & 255] ^
      t5[(c >>> 16) & 255] ^
      t4[c >>> 24] ^
      t3[d & 255] ^
      t2[(d >>> 8) & 255] ^
      t1[(d >>> 16) & 255] ^
      t0[d >>> 24];
  }
  for (; i < end; i++) {
    crc = t0[(crc ^ bytes[i]) & 255] ^ (crc >>> 8);
  }
  return ~crc >>> 0;
}
