import { readFileSync } from 'node:fs';
import { checkProfile } from '../../profile/checkProfile';
import { type Profile } from '../../profile/profile';
import { buildCallTree } from '../../tree/buildCallTree';
import { functionTotals } from '../../tree/functionTotals';
import { treeToText } from '../../tree/treeText';
import { decodeProfile } from '../decodeProfile';

function decode(text: string): Profile {
  const profile = decodeProfile(new TextEncoder().encode(text));
  expect(profile.format).toBe('stacksampler');
  expect(checkProfile(profile)).toEqual([]);
  return profile;
}

describe('stacksampler', () => {
  it('counts samples and CPU time, with modules as files', () => {
    const profile = decode('elapsed 0.99\ngranularity 0.005\n<module>(__main__);work(app) 30\n<module>(__main__) 2\n');
    expect(profile.period).toBe(5e6);
    expect(treeToText(buildCallTree(profile, 0)).trimEnd()).toBe(
      [
        '- total (total: 32, self: —)',
        '  - <module> [__main__] (total: 32, self: 2)',
        '    - work [app] (total: 30, self: 30)',
      ].join('\n')
    );
    expect(buildCallTree(profile, 1).total[0]).toBe(32 * 5e6);
  });

  it('has 54.88 % of its samples under order_car', () => {
    const tree = buildCallTree(decode(readFileSync('testdata/stacksampler/stacksampler.txt', 'utf8')), 0);
    const orderCar = functionTotals(tree).total[tree.functions.names.indexOf('order_car')];
    expect(((orderCar / tree.total[0]) * 100).toFixed(2)).toBe('54.88');
  });

  it('says how many lines it could not read', () => {
    expect(decode('elapsed 0.99\ngranularity 0.005\nwork(app) 3\nwork(app)\n').notices).toEqual([
      '1 lines do not end in a number and were left out.',
    ]);
  });

  it('without a distance between samples is refused', () => {
    expect(() => decode('elapsed 0.99\ngranularity 0\nwork(app) 3\n')).toThrow('has no distance between samples');
  });
});
