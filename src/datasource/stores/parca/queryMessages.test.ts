import fc from 'fast-check';
import { message, number, text } from '../../../engine/formats/pprof/pprofWriter.testHelper';
import { decodePprofReport, encodeMergeRequest, isMalformed } from './queryMessages';

test('a merge asks for whole milliseconds and leaves the end out by a nanosecond', () => {
  const range = { fromMs: 1_795_263_300_001, toMs: 1_795_264_020_000 };
  const merge = [
    ...text(1, 'a{}'),
    ...message(2, number(1, 1_795_263_300), number(2, 1_000_000)),
    ...message(3, number(1, 1_795_264_019), number(2, 999_999_999)),
  ];
  expect([...encodeMergeRequest('a{}', range)]).toEqual([...number(1, 2), ...message(3, merge), ...number(5, 1)]);
});

test('times before 1970 are negative seconds', () => {
  const encoded = encodeMergeRequest('', { fromMs: -1500, toMs: 1000 });
  const start = message(2, number(1, -2), number(2, 500_000_000));
  expect(Buffer.from(encoded).includes(Buffer.from(start))).toBe(true);
});

test('the report is the pprof inside; others and their numbers are passed over', () => {
  const answer = [...number(9, 5), ...message(6, [1, 2, 3]), ...number(10, -1), ...message(99, [4])];
  expect(decodePprofReport(Uint8Array.from(answer))).toEqual(Uint8Array.of(1, 2, 3));
  expect(decodePprofReport(Uint8Array.from(number(9, 5)))).toBeUndefined();
  expect(decodePprofReport(new Uint8Array())).toBeUndefined();
});

test('what is no message is refused, and nothing else is thrown', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      try {
        decodePprofReport(Uint8Array.from(bytes));
      } catch (error) {
        expect(isMalformed(error)).toBe(true);
      }
    })
  );
});
