import { readFileSync } from 'node:fs';
import { checkProfile } from '../../profile/checkProfile';
import { type Profile } from '../../profile/profile';
import { buildCallTree } from '../../tree/buildCallTree';
import { treeToText } from '../../tree/treeText';
import { decodeProfile } from '../decodeProfile';

function decode(text: string): Profile {
  const profile = decodeProfile(new TextEncoder().encode(text));
  expect(profile.format).toBe('massif');
  expect(checkProfile(profile)).toEqual([]);
  return profile;
}

const treeOf = (profile: Profile) => treeToText(buildCallTree(profile, 0)).trimEnd().split('\n');
const snapshot = (number: number, bytes: number, kind: string, ...tree: readonly string[]) =>
  [`snapshot=${number}`, '#-----------', `mem_heap_B=${bytes}`, `heap_tree=${kind}`, ...tree, ''].join('\n');
const HEAP = '(heap allocation functions) malloc/new/new[], --alloc-fns, etc.';

describe('the heap that massif saw', () => {
  it('is that of its peak, with stacks from the root', () => {
    const profile = decode(readFileSync('testdata/massif/massif.out.work', 'utf8'));
    expect(profile.sampleTypes).toEqual([{ name: 'inuse_peak_space', unit: 'bytes' }]);
    expect(treeOf(profile).slice(0, 3)).toEqual([
      '- total (total: 16384, self: —)',
      '  - main [demo.c] (total: 16384, self: —)',
      '    - leak [demo.c] (total: 12288, self: 12288)',
    ]);
  });

  it('is its largest snapshot where none is the peak, never the sum of several', () => {
    const tree = (bytes: number) => [`n1: ${bytes} ${HEAP}`, ` n0: ${bytes} 0x1: main (a.c:1)`];
    const text =
      snapshot(0, 10, 'detailed', ...tree(10)) + snapshot(1, 30, 'detailed', ...tree(30)) + snapshot(2, 90, 'empty');
    expect(treeOf(decode(text))).toEqual(['- total (total: 30, self: —)', '  - main [a.c] (total: 30, self: 30)']);
  });

  it('has a place for what is too little to list', () => {
    const text = snapshot(
      0,
      100,
      'peak',
      `n2: 100 ${HEAP}`,
      ' n2: 80 0x1: grow (a.c:1)',
      '  n0: 50 0x2: main (a.c:2)',
      "  n0: 30 in 3 places, all below massif's threshold (1.00%)",
      " n0: 20 in 1 place, below massif's threshold (1.00%)"
    );
    expect(treeOf(decode(text))).toEqual([
      '- total (total: 100, self: —)',
      '  - [below the threshold] (total: 50, self: 20)',
      '    - grow [a.c] (total: 30, self: 30)',
      '  - main [a.c] (total: 50, self: —)',
      '    - grow [a.c] (total: 50, self: 50)',
    ]);
  });

  it('may be deeper than any stack', () => {
    const lines = Array.from({ length: 3000 }, (_, depth) => `${' '.repeat(depth)}n1: 5 0x${depth}: f${depth} (a.c:1)`);
    expect(decode(snapshot(0, 5, 'peak', ...lines)).stacks.length).toBe(2999);
  });

  it('without any stack is refused', () => {
    expect(() => decode(snapshot(0, 5, 'empty'))).toThrow('has no snapshot with stacks');
  });
});
