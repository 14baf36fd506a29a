import { readFileSync } from 'node:fs';
import { checkProfile } from '../../profile/checkProfile';
import { type Profile } from '../../profile/profile';
import { buildCallTree } from '../../tree/buildCallTree';
import { functionTotals } from '../../tree/functionTotals';
import { treeToText } from '../../tree/treeText';
import { DecodeError } from '../decodeError';
import { type DecodeOptions, decodeProfile } from '../decodeProfile';
import { encodeFolded } from '../folded/encodeFolded';

function decode(svg: string | Uint8Array, options?: DecodeOptions): Profile {
  const profile = decodeProfile(typeof svg === 'string' ? new TextEncoder().encode(svg) : svg, options);
  expect(profile.format).toBe('svg');
  expect(checkProfile(profile)).toEqual([]);
  return profile;
}

const file = (name: string) => readFileSync(`testdata/${name}`);
const stacksOf = (profile: Profile) => encodeFolded(profile, 0).trimEnd().split('\n').sort();
const foldedStacks = (name: string) => stacksOf(decodeProfile(file(name)));
const failure = (svg: string): string => {
  try {
    decodeProfile(new TextEncoder().encode(svg));
  } catch (error) {
    return error instanceof DecodeError ? error.sentence : String(error);
  }
  return 'decoded';
};

/** A bar as flamegraph.pl writes it. */
const bar = (name: string, count: string, x: number, width: number, y: number) =>
  `<g><title>${name} (${count}, 1.00%)</title><rect x="${x}" y="${y}" width="${width}" height="15" /></g>`;
const picture = (...bars: string[]) => `<svg width="100">${bars.join('\n')}</svg>\n`;

describe('flame graph SVG', () => {
  it('of flamegraph.pl gives back the stacks that it was drawn from', () => {
    expect(stacksOf(decode(file('svg/flamegraphpl.svg')))).toEqual(foldedStacks('py-spy/rideshare.raw.txt'));
  });

  it('of py-spy has the samples that its attributes count', () => {
    const profile = decode(file('py-spy/rideshare.svg'));
    expect(stacksOf(profile)).toHaveLength(9);
    expect(buildCallTree(profile, 0).total[0]).toBe(138);
    expect(profile.sampleTypes).toEqual([{ name: 'samples', unit: 'count' }]);
  });

  it('of py-spy with threads has them as labels', () => {
    const profile = decode(
      picture(
        bar('all', '5 samples', 0, 50, 64),
        bar('thread (7): MainThread', '3 samples', 0, 30, 48),
        bar('main (a.py:3)', '2 samples', 0, 20, 32),
        bar('thread (8)', '2 samples', 30, 20, 48),
        bar('main (a.py:3)', '2 samples', 30, 20, 32),
        bar('thread (9): a function', '1 samples', 30, 10, 16)
      )
    );
    expect(stacksOf(profile)).toEqual(
      [' 1', 'main (a.py:3) 1', 'main (a.py:3) 2', 'main (a.py:3);thread (9): a function 1'].sort()
    );
    expect(profile.rootFrameLabels).toEqual(['thread_id', 'thread']);
    expect(profile.labelSets).toContainEqual([
      { name: 'thread', value: 'MainThread' },
      { name: 'thread_id', value: '7' },
    ]);
  });

  it('of py-spy keeps functions, files and lines apart', () => {
    const profile = decode(file('py-spy/rideshare.svg'));
    expect(treeToText(buildCallTree(profile, 0)).trimEnd()).toBe(
      [
        '- total (total: 138, self: —)',
        '  - <module> [rideshare.py] (total: 138, self: —)',
        '    - main [rideshare.py] (total: 138, self: —)',
        '      - order_bike [rideshare.py] (total: 15, self: —)',
        '        - find_nearest_vehicle [rideshare.py] (total: 15, self: —)',
        '          - spin [rideshare.py] (total: 15, self: 15)',
        '      - order_car [rideshare.py] (total: 78, self: —)',
        '        - find_nearest_vehicle [rideshare.py] (total: 78, self: —)',
        '          - check_driver_availability [rideshare.py] (total: 21, self: 1)',
        '            - spin [rideshare.py] (total: 20, self: 20)',
        '          - spin [rideshare.py] (total: 57, self: 57)',
        '      - order_scooter [rideshare.py] (total: 45, self: —)',
        '        - find_nearest_vehicle [rideshare.py] (total: 45, self: —)',
        '          - spin [rideshare.py] (total: 45, self: 45)',
      ].join('\n')
    );
  });

  it('drawn downwards has its root at the top', () => {
    const profile = decode(file('svg/flamegraphpl-icicle-reverse.svg'));
    expect(buildCallTree(profile, 0).total[0]).toBe(123);
  });

  it('of two moments shows what a change removed', () => {
    const totals = ['1530', '1600'].map((time) => {
      const tree = buildCallTree(decode(file(`svg/ttl/my-app-20210214T${time}.svg`)), 0);
      return [tree.total[0], functionTotals(tree).total[tree.functions.names.indexOf('check_driver_availability')]];
    });
    expect(totals).toEqual([
      [123, 33],
      [90, undefined],
    ]);
  });

  it('of a diff is its comparison, and says so', () => {
    const profile = decode(file('svg/flamegraphpl-diff.svg'));
    expect(buildCallTree(profile, 0).total[0]).toBe(160);
    expect(profile.notices).toEqual([expect.stringContaining('is a diff')]);
  });

  it('becomes CPU time with a period', () => {
    const profile = decode(file('svg/flamegraphpl.svg'), { periodNs: 10_000_000 });
    expect(profile.sampleTypes).toEqual([{ name: 'cpu', unit: 'nanoseconds' }]);
    expect(buildCallTree(profile, 0).total[0]).toBe(1_230_000_000);
  });

  it('has the unit of its counts, thousands with commas, and names with parentheses and references', () => {
    const profile = decode(
      picture(
        bar('all', '1,234,567 bytes', 0, 100, 40),
        bar('std::vector&lt;int&gt;::at(unsigned long) const', '1,234,000 bytes', 0, 99, 20)
      )
    );
    expect(profile.sampleTypes).toEqual([{ name: 'bytes', unit: 'bytes' }]);
    expect(stacksOf(profile)).toEqual([' 567', 'std::vector<int>::at(unsigned long) const 1234000']);
  });

  it('may have several roots and no bar for the whole', () => {
    const profile = decode(
      picture(bar('a', '3 samples', 0, 30, 40), bar('b', '7 samples', 30, 70, 40), bar('c', '2 samples', 35, 20, 20))
    );
    expect(stacksOf(profile)).toEqual(['a 3', 'b 5', 'b;c 2']);
  });

  it('says when bars are narrower than what stands on them', () => {
    const profile = decode(picture(bar('all', '5 samples', 0, 100, 40), bar('a', '7 samples', 0, 100, 20)));
    expect(profile.notices).toEqual([expect.stringContaining('1 bars are narrower')]);
  });

  it('counts the bars whose position cannot be read', () => {
    const profile = decode(
      picture(bar('a', '3 samples', 0, 30, 40), '<title>b (2 samples, 1.0%)</title><rect x="?" y="20"/>')
    );
    expect(profile.notices).toEqual([expect.stringContaining('1 bars have no readable position')]);
  });

  it.each([
    [
      'a picture that was cut off',
      picture(bar('a', '3 samples', 0, 30, 40)).slice(0, -8),
      /is cut off .*Copy the file again/,
    ],
    [
      'a bar in the air',
      picture(bar('a', '3 samples', 0, 30, 40), bar('b', '1 samples', 60, 10, 20)),
      /has a bar that stands on no other: "b"/,
    ],
    ['a drawing', '<svg><title>Logo</title></svg>', /an SVG without a flame graph/],
  ])('refuses %s with a sentence', (_, svg, sentence) => {
    expect(failure(svg)).toMatch(sentence);
  });
});
