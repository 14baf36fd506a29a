import { labelSetMask, LabelSetInterner, labelSetOf, labelValues } from './labelSets';
import { ProfileBuilder } from './profileBuilder';

const label = (name: string, value: string) => ({ name, value });

describe('label sets', () => {
  it('are in order of name, then value, each pair once', () => {
    expect(labelSetOf([label('b', '2'), label('a', '9'), label('b', '1'), label('b', '2')])).toEqual([
      label('a', '9'),
      label('b', '1'),
      label('b', '2'),
    ]);
  });

  it('are kept once whatever order their labels come in, the empty set in row 0', () => {
    const sets = new LabelSetInterner();
    expect(sets.intern([])).toBe(0);
    expect(sets.intern([label('a', '1'), label('b', '2')])).toBe(1);
    expect(sets.intern([label('b', '2'), label('a', '1')])).toBe(1);
    expect(sets.toArray()).toHaveLength(2);
  });

  it('are not mixed up by names and values that run into each other', () => {
    const sets = new LabelSetInterner();
    const rows = [
      [label('a', 'b1:c')],
      [label('ab', '1:c')],
      [label('a', 'b'), label('', 'c')],
      [label('__proto__', 'x')],
    ];
    expect(new Set(rows.map((labels) => sets.intern(labels))).size).toBe(4);
  });
});

describe('the label sets of a profile', () => {
  const builder = new ProfileBuilder([{ name: 'samples', unit: 'count' }]);
  builder.addSample(-1, [1]);
  builder.addSample(-1, [2], [label('vehicle', 'car')]);
  builder.addSample(-1, [3], [label('vehicle', 'bike'), label('region', 'eu')]);
  builder.addSample(-1, [4], [label('__proto__', 'x')]);
  const profile = builder.build({ format: 'test' });

  it('are asked once each', () => {
    const keep = jest.fn((labels: readonly { value: string }[]) => labels.some(({ value }) => value === 'car'));
    expect(Array.from(labelSetMask(profile, keep))).toEqual([0, 1, 0, 0]);
    expect(keep).toHaveBeenCalledTimes(4);
  });

  it('give every name with its values, sorted', () => {
    expect([...labelValues(profile)]).toEqual([
      ['__proto__', ['x']],
      ['region', ['eu']],
      ['vehicle', ['bike', 'car']],
    ]);
  });
});
