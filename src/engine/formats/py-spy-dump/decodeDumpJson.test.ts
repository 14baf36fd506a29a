import { readFileSync } from 'node:fs';
import { checkProfile } from '../../profile/checkProfile';
import { mergeProfiles } from '../../profile/mergeProfiles';
import { type Profile } from '../../profile/profile';
import { buildCallTree } from '../../tree/buildCallTree';
import { treeToText } from '../../tree/treeText';
import { decodeProfile } from '../decodeProfile';

function decode(content: unknown): Profile {
  const bytes = content instanceof Uint8Array ? content : new TextEncoder().encode(JSON.stringify(content));
  const profile = decodeProfile(bytes);
  expect(profile.format).toBe('py-spy dump');
  expect(checkProfile(profile)).toEqual([]);
  return profile;
}

const dumps = [1, 2, 3].map((number) => decode(readFileSync(`testdata/py-spy/dump-${number}.json`)));

/** Every sample as its labels and the function that it stood in. */
function samplesOf({ samples, labelSets, stacks, frames, functions, strings }: Profile) {
  return Array.from(samples.stackIndex, (stack, row) => ({
    ...Object.fromEntries(labelSets[samples.labelSetIndex[row]].map(({ name, value }) => [name, value])),
    leaf: strings[functions.name[frames.functionIndex[stacks.frameIndex[stack]]]],
  }));
}

describe('a dump of py-spy as JSON', () => {
  it('is one sample per thread, with the labels that the text form has', () => {
    expect(samplesOf(dumps[1])).toEqual([
      { active: 'false', gil: 'false', pid: '26646', thread: 'idle-worker', thread_id: '26690', leaf: 'wait' },
      { active: 'true', gil: 'true', pid: '26646', thread: 'order_car', thread_id: '26689', leaf: 'spin' },
      { active: 'false', gil: 'false', pid: '26646', thread: 'order_bike', thread_id: '26688', leaf: 'spin' },
      { active: 'false', gil: 'false', pid: '26646', thread: 'MainThread', thread_id: '26646', leaf: '<module>' },
    ]);
  });

  it('has the functions, files and lines that the text form has', () => {
    const text = decodeProfile(readFileSync('testdata/py-spy/dump-1.txt'));
    expect(treeToText(buildCallTree(dumps[0], 0))).toBe(treeToText(buildCallTree(text, 0)));
  });

  it('taken three times says how often each thread stood where', () => {
    const merged = mergeProfiles(dumps);
    const samples = samplesOf(merged).map(({ leaf, ...labels }, row) => ({ leaf, labels, row }));
    const countOf = (rows: typeof samples) => rows.reduce((sum, { row }) => sum + merged.samples.values[0][row], 0);
    expect(countOf(samples)).toBe(12);
    expect(
      countOf(
        samples.filter(({ leaf, labels }) => leaf === 'wait' && 'thread' in labels && labels.thread === 'idle-worker')
      )
    ).toBe(3);
  });

  it('keeps 1, 1 and 2 active threads', () => {
    const active = dumps.map((dump) =>
      samplesOf(dump).filter((sample) => 'active' in sample && sample.active === 'true')
    );
    expect(active.map((samples) => samples.length)).toEqual([1, 1, 2]);
  });

  it('may lack what it does not know', () => {
    const thread = { thread_id: 7, thread_name: null, owns_gil: false, os_thread_id: null };
    const frames = [{ name: 'main', filename: '/srv/a.py', short_filename: null, line: -1 }];
    const profile = decode([{ ...thread, frames }]);
    expect(samplesOf(profile)).toEqual([{ active: 'false', gil: 'false', thread_id: '7', leaf: 'main' }]);
    expect(profile.strings).toContain('/srv/a.py');
  });

  it('without threads, or without their frames, is refused', () => {
    expect(() => decode([{ thread_id: 7, owns_gil: true, frames: 7 }])).toThrow('has no frames in thread 1');
  });
});
