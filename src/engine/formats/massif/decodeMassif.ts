// The output of Valgrind's massif → Profile: who held the heap at its peak. Snapshots are points in time of one and the same heap, so
// only one of them is read: their sum would count memory many times.
//
//     snapshot=8
//     mem_heap_B=16384
//     heap_tree=peak
//     n2: 16384 (heap allocation functions) malloc/new/new[], --alloc-fns, etc.
//      n1: 12288 0x10925A: leak (demo.c:10)               callers are indented below the functions that they call
//       n0: 12288 0x1092AF: main (demo.c:11)
//      n0: 4096 in 1 place, below massif's threshold (1.00%)
import { type Profile, type SampleType } from '../../profile/profile';
import { ProfileBuilder } from '../../profile/profileBuilder';
import { type ValgrindFrame, ValgrindFrames } from '../dhat/valgrindFrames';
import { DecodeError } from '../decodeError';
import { type Format } from '../format';
import { type Input } from '../input';
import { forEachLine, headOf } from '../textLines';

const HELD: SampleType = { name: 'inuse_peak_space', unit: 'bytes' };

export const massifFormat: Format = {
  name: 'massif',
  recognizes: ({ text }) => text !== undefined && /^snapshot=\d+\r?$/m.test(headOf(text.text)),
  decode: decodeMassif,
};

interface Snapshot {
  readonly isPeak: boolean;
  readonly heapBytes: number;
  readonly tree: readonly TreeLine[];
}

interface TreeLine {
  /** 0 for the heap as a whole. */
  readonly depth: number;
  readonly bytes: number;
  readonly text: string;
}

const TREE_LINE = /^( *)n\d+: (\d{1,16}) (.*)$/;
const REST = /^in \d+ places?, (?:all )?below massif's threshold/;
/** A function that holds the rest; the name cannot be one of a program. */
const REST_NAME = '[below the threshold]';

/** Throws a DecodeError where no snapshot has a tree. */
function decodeMassif({ text }: Input): Profile {
  const snapshot = peakOf(readSnapshots(text?.text ?? ''));
  if (snapshot === undefined) {
    throw new DecodeError(
      massifFormat.name,
      -1,
      'has no snapshot with stacks',
      'Let the program run longer, or record with `--detailed-freq=1`.'
    );
  }
  const builder = new ProfileBuilder([HELD]);
  addTree(snapshot.tree, builder);
  return builder.build({ format: massifFormat.name });
}

/** The snapshot that massif marks as the peak, else the largest with a tree. */
function peakOf(snapshots: readonly Snapshot[]): Snapshot | undefined {
  const detailed = snapshots.filter(({ tree }) => tree.length > 0);
  const larger = (a: Snapshot, b: Snapshot) => (b.heapBytes > a.heapBytes ? b : a);
  return detailed.find(({ isPeak }) => isPeak) ?? (detailed.length === 0 ? undefined : detailed.reduce(larger));
}

function readSnapshots(text: string): readonly Snapshot[] {
  const snapshots: Array<{ isPeak: boolean; heapBytes: number; tree: TreeLine[] }> = [];
  forEachLine(text, (line) => {
    const snapshot = snapshots.at(-1);
    const [, key, value = ''] = /^(snapshot|mem_heap_B|heap_tree)=(\w{1,16})$/.exec(line) ?? [];
    if (key === 'snapshot') {
      snapshots.push({ isPeak: false, heapBytes: 0, tree: [] });
    } else if (snapshot !== undefined && key === 'mem_heap_B') {
      snapshot.heapBytes = Number(value) || 0;
    } else if (snapshot !== undefined && key === 'heap_tree') {
      snapshot.isPeak = value === 'peak';
    } else if (snapshot !== undefined) {
      const [, indent = '', bytes = '', what = ''] = TREE_LINE.exec(line) ?? [];
      if (bytes !== '') {
        snapshot.tree.push({ depth: indent.length, bytes: Number(bytes), text: what });
      }
    }
  });
  return snapshots;
}

/**
 * What a line holds beyond its callers was held by the stack that ends there: its leaf is the first line below the heap's own.
 * Each line is as long as it is deep, so walking its path costs no more than reading it.
 */
function addTree(tree: readonly TreeLine[], builder: ProfileBuilder): void {
  const frames = new ValgrindFrames(builder);
  const own = ownBytes(tree);
  const path: ValgrindFrame[] = [];
  tree.forEach(({ depth, text }, index) => {
    path.length = Math.min(path.length, Math.max(0, depth - 1));
    if (depth > 0) {
      path.push(frames.frame(REST.test(text) ? REST_NAME : text));
    }
    if (own[index] > 0) {
      builder.addSample(frames.stack(path), [own[index]]);
    }
  });
}

/** Per line its bytes without those of the lines directly below it. */
function ownBytes(tree: readonly TreeLine[]): readonly number[] {
  const own = tree.map(({ bytes }) => bytes);
  const lastAtDepth: number[] = [];
  tree.forEach(({ depth, bytes }, index) => {
    lastAtDepth.length = Math.min(lastAtDepth.length, depth);
    const parent = lastAtDepth.at(-1);
    if (parent !== undefined) {
      own[parent] -= bytes;
    }
    lastAtDepth.push(index);
  });
  return own;
}
