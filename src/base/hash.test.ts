import { hashText } from './hash';

test('the hash of a text never changes: colours are chosen by it', () => {
  expect(['', 'main', 'naïve 🚲'].map(hashText)).toEqual([1572119809, 2357715860, 2048889141]);
});

test('texts that differ in one letter are spread over a small palette', () => {
  const used = new Set(Array.from({ length: 200 }, (_, i) => hashText(`function_${i}`) % 24));
  expect(used.size).toBe(24);
});

test('a hash is a whole number from 0 below 2^32', () => {
  const hashes = Array.from({ length: 1000 }, (_, i) => hashText('x'.repeat(i % 50) + i));
  expect(hashes.every((hash) => Number.isInteger(hash) && hash >= 0 && hash < 2 ** 32)).toBe(true);
});
