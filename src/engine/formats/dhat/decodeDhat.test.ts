import { readFileSync } from 'node:fs';
import { checkProfile } from '../../profile/checkProfile';
import { type Profile } from '../../profile/profile';
import { buildCallTree } from '../../tree/buildCallTree';
import { treeToText } from '../../tree/treeText';
import { decodeProfile } from '../decodeProfile';

function decode(content: string | object): Profile {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const profile = decodeProfile(new TextEncoder().encode(text));
  expect(profile.format).toBe('DHAT');
  expect(checkProfile(profile)).toEqual([]);
  return profile;
}

const recorded = () => decode(readFileSync('testdata/dhat/dhat.out.work', 'utf8'));
const totalsOf = ({ sampleTypes, samples }: Profile) =>
  Object.fromEntries(sampleTypes.map(({ name }, type) => [name, samples.values[type].reduce((a, b) => a + b, 0)]));
const file = (content: object) => ({ dhatFileVersion: 2, mode: 'heap', bklt: true, ...content });

describe('allocations of DHAT', () => {
  it('are counted in all, at the peak and at the end', () => {
    expect(totalsOf(recorded())).toEqual({
      alloc_objects: 7,
      alloc_space: 19_384,
      inuse_peak_objects: 4,
      inuse_peak_space: 16_384,
      inuse_end_objects: 3,
      inuse_end_space: 12_288,
    });
    expect(recorded().defaultSampleTypeIndex).toBe(1);
  });

  it('have their stacks from the root, with what was inlined', () => {
    const profile = recorded();
    expect(treeToText(buildCallTree(profile, 5)).trimEnd().split('\n').slice(0, 4)).toEqual([
      '- total (total: 12288, self: —)',
      '  - main [demo.c] (total: 12288, self: —)',
      '    - leak [demo.c] (total: 12288, self: —)',
      '      - malloc (total: 12288, self: 12288)',
    ]);
    const { frames, functions, strings } = profile;
    const inlined = Array.from(frames.functionIndex).filter((_, row) => frames.inlined[row] === 1);
    expect(inlined.map((row) => strings[functions.name[row]])).toEqual([
      'outstring_func',
      '_IO_new_file_xsputn',
      '_IO_doallocbuf',
    ]);
  });

  it('in functions without a name are called by binary and address', () => {
    const ftbl = ['[root]', '0x4E5A: ??? (in /usr/lib/libc.so.6)', '0x10925A: main (a.c:3)'];
    const profile = decode(file({ ftbl, pps: [{ tb: 3, fs: [1, 2] }] }));
    expect(treeToText(buildCallTree(profile, 1))).toContain('libc.so.6+0x4e5a (total: 3, self: 3)');
    expect(profile.mappings).toEqual([{ fileName: '/usr/lib/libc.so.6', buildId: '' }]);
  });

  it.each([
    ['copy', '', { copied: 2, copied_total: 30 }, 'bytes'],
    ['ad-hoc', 'requests', { events: 2, events_total: 30 }, 'requests'],
  ])('in the mode %s are events with an amount', (mode, bu, totals, unit) => {
    const profile = decode(file({ mode, bu, bklt: false, ftbl: ['[root]'], pps: [{ tb: 30, tbk: 2, fs: [0] }] }));
    expect(totalsOf(profile)).toEqual(totals);
    expect(profile.sampleTypes[1].unit).toBe(unit);
  });

  it('of one frame with a long text in very many places are read in one go', () => {
    const pps = Array.from({ length: 100_000 }, () => ({ tb: 1, tbk: 1, fs: [0] }));
    const profile = decode(file({ bklt: true, ftbl: ['f'.repeat(1_000_000)], pps }));
    expect(profile.functions.length).toBe(1);
    expect(totalsOf(profile)).toMatchObject({ alloc_space: 100_000 });
  });

  it.each([
    ['cut off', '{"dhatFileVersion":2', 'is not whole'],
    ['without places', file({ ftbl: [] }), 'lacks its list of places or of frames'],
    ['with a place without frames', file({ ftbl: [], pps: [{}] }), 'has a place without frames, number 1'],
    ['with a frame that is not there', file({ ftbl: [], pps: [{ fs: [7] }] }), 'names the frame 7'],
  ])('%s are refused', (_, content, sentence) => {
    expect(() => decode(content)).toThrow(sentence);
  });
});
