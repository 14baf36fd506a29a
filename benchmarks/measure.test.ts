import { formatRow, measureRow, median } from './measure';

test('the median is the middle one, or between the two middle ones', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
});

test('floor, ours and peer take turns, and the first round does not count', async () => {
  const order: string[] = [];
  const timeOf = (name: string, times: number[]) => () => {
    order.push(name);
    return times.shift() ?? NaN;
  };
  const row = await measureRow(
    {
      name: 'row',
      floor: timeOf('floor', [100, 1, 2, 3]),
      ours: timeOf('ours', [100, 4, 6, 5]),
      peer: timeOf('peer', [100, 50, 40, 60]),
      budget: {},
    },
    3
  );
  expect(order.join(' ')).toBe(new Array(4).fill('floor ours peer').join(' '));
  expect(row).toMatchObject({ floorMs: 2, oursMs: 5, peerMs: 50 });
});

test('a ratio beyond its bound is marked', () => {
  const row = { name: 'decode', floorMs: 100, oursMs: 180, peerMs: 900, budget: { toFloor: 1.5, peerToOurs: 4 } };
  expect(formatRow(row)).toMatch(/1\.8× \(≤ 1\.5 missed\)\s+5\.0× \(≥ 4\)$/);
});

test('bytes in a time are a rate, and the ratio stays that of the times', () => {
  const row = { name: 'decode', floorMs: 10, oursMs: 40, bytes: 2_000_000, budget: {} };
  expect(formatRow(row)).toMatch(/ 200 MB\/s +50 MB\/s +– +4\.0× +–$/);
});
