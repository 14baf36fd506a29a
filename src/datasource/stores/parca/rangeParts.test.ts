import { type TimeRangeMs } from '../../../engine/profile/profile';
import { AnswerTooLarge } from './parcaProblem';
import { askInParts } from './rangeParts';

/** A server that answers no more than so many milliseconds at once. */
function limitedTo(milliseconds: number) {
  return async (part: TimeRangeMs) => {
    if (part.toMs - part.fromMs > milliseconds) {
      throw new AnswerTooLarge('The query', 'is too large', 'Ask for less.');
    }
    return `${part.fromMs}-${part.toMs}`;
  };
}

test('what fits is asked for once', async () => {
  expect(await askInParts({ fromMs: 0, toMs: 100 }, 1, limitedTo(100))).toEqual(['0-100']);
});

test('what does not fit is asked for in halves that meet, in order', async () => {
  expect(await askInParts({ fromMs: 0, toMs: 100 }, 1, limitedTo(30))).toEqual(['0-25', '25-50', '50-75', '75-100']);
});

test('parts meet on the grid', async () => {
  expect(await askInParts({ fromMs: 60, toMs: 130 }, 10, limitedTo(30))).toEqual(['60-80', '80-100', '100-130']);
});

test('the smallest part that is too large is an error', async () => {
  await expect(askInParts({ fromMs: 0, toMs: 100 }, 50, limitedTo(30))).rejects.toThrow('is too large');
});

test('any other failure ends it', async () => {
  const ask = jest.fn(() => Promise.reject(new Error('no')));
  await expect(askInParts({ fromMs: 0, toMs: 100 }, 1, ask)).rejects.toThrow('no');
  expect(ask).toHaveBeenCalledTimes(1);
});
