import { err, ok, type Result } from './result';

function half(n: number): Result<number, string> {
  return n % 2 === 0 ? ok(n / 2) : err(`${n} is odd`);
}

test('a result is a value or the reason why there is none', () => {
  expect(half(4)).toEqual({ ok: true, value: 2 });
  expect(half(3)).toEqual({ ok: false, error: '3 is odd' });
});

test('a check of ok narrows to the value or to the error', () => {
  const results = [half(2), half(5)].map((result) => (result.ok ? result.value + 1 : result.error.length));
  expect(results).toEqual([2, 8]);
});
