import fc from 'fast-check';
import { BoundedMap } from './boundedMap';

test('what was not asked for the longest goes first', () => {
  const map = new BoundedMap<number>({ maxSize: 2 });
  map.set('a', 1);
  map.set('b', 2);
  map.get('a');
  map.set('c', 3);
  expect(['a', 'b', 'c'].map((key) => map.get(key))).toEqual([1, undefined, 3]);
});

test('sizes count, also when a value is replaced', () => {
  const map = new BoundedMap<string>({ maxSize: 10, sizeOf: (text) => text.length });
  map.set('a', '12345');
  map.set('b', '1234');
  map.set('a', '1');
  expect(map.size).toBe(5);
  map.set('c', '123456');
  expect([map.get('a'), map.get('b'), map.get('c')]).toEqual(['1', undefined, '123456']);
});

test('a value that is too large by itself is not kept, and takes the one before it along', () => {
  const map = new BoundedMap<string>({ maxSize: 3, sizeOf: (text) => text.length });
  map.set('a', '12');
  map.set('a', '1234');
  expect([map.get('a'), map.size]).toEqual([undefined, 0]);
});

test('a value is gone when its time is over', () => {
  let nowMs = 0;
  const map = new BoundedMap<number>({ maxSize: 9, now: () => nowMs });
  map.set('short', 1, 100);
  map.set('long', 2);
  nowMs = 99;
  expect(map.get('short')).toBe(1);
  nowMs = 100;
  expect([map.get('short'), map.get('long'), map.size]).toEqual([undefined, 2, 1]);
});

test('it never holds more than it may, and always what came last', () => {
  const steps = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 0, max: 8 })));
  fc.assert(
    fc.property(steps, (sets) => {
      const map = new BoundedMap<number>({ maxSize: 10, sizeOf: (value) => value });
      for (const [key, value] of sets) {
        map.set(key, value);
        expect(map.size).toBeLessThanOrEqual(10);
        expect(map.get(key)).toBe(value);
      }
      const kept = ['a', 'b', 'c', 'd'].reduce((sum, key) => sum + (map.get(key) ?? 0), 0);
      expect(kept).toBe(map.size);
    })
  );
});
