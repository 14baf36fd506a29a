// Profiles larger than any real one: what the panel must still show, focus and scroll.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { generatePprof } from '../../benchmarks/decode/generatePprof';

export const deepFrameCount = 100_000;
export const wideCalleeCount = 125_000;

/** Longer than any screen, from right to left, of several characters each, and names that are keys of every object. */
export const hostileNames: readonly string[] = [
  'x'.repeat(10_000),
  'שלום_עולם',
  '\u202eevil\u202c',
  '👩‍👩‍👧‍👦🔥',
  'e\u0301e\u0301e\u0301',
  '__proto__',
  'constructor',
  '<img src=x onerror=alert(1)>',
];

/** When all of them were recorded: the generated pprof file says so itself, the others by their names. */
export const largeRange = { from: '1763675990000', to: '1763676100000' };

/** Writes the files into a new temporary folder, one version each. */
export function largeProfiles(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'flameboard-large-'));
  const write = (shape: string, name: string, content: Uint8Array | string) => {
    const target = path.join(folder, 'service_name=large', `version=${shape}`);
    mkdirSync(target, { recursive: true });
    writeFileSync(path.join(target, name), content);
  };
  write(
    'many',
    '20251120T220000Z.pb.gz',
    generatePprof({ samples: 400_000, stacks: 400_000, order: 'shuffled', seed: 7 })
  );
  const frames = Array.from({ length: deepFrameCount }, (_, depth) => `level_${depth}`);
  write('deep', '20251120T220000Z.folded', `${frames.join(';')} 5\n`);
  const callees = Array.from({ length: wideCalleeCount }, (_, index) => `caller;callee_${index} ${1 + (index % 3)}\n`);
  write(
    'names',
    '20251120T220000Z.folded',
    hostileNames.map((name, index) => `main;${name} ${1000 + index}\n`).join('')
  );
  write('wide', '20251120T220000Z.folded', `${callees.join('')}caller;widest 40000\n`);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
