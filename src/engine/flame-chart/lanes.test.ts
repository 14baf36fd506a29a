import { type LabelSet } from '../profile/profile';
import { lanesOf } from './lanes';

/** A label set per text such as `thread=a pid=1`. */
const sets = (...texts: string[]): LabelSet[] =>
  texts.map((text) =>
    text
      .split(' ')
      .filter((label) => label !== '')
      .map((label) => {
        const [name, value] = label.split('=');
        return { name, value };
      })
  );

test('threads divide, whatever else samples are labelled with', () => {
  const lanes = lanesOf(sets('', 'state=run thread=a', 'state=wait thread=a', 'thread=b trace_id=7'));
  expect(lanes.names).toEqual(['', 'thread=a', 'thread=b']);
  expect([...lanes.laneOf]).toEqual([0, 1, 1, 2]);
});

test('without threads all labels divide', () => {
  expect(lanesOf(sets('', 'region=eu', 'region=us')).names).toEqual(['', 'region=eu', 'region=us']);
});

test('names stand before numbers, and what all lanes share is left out', () => {
  expect(
    lanesOf(sets('', 'pid=1 process=web thread=main thread_id=7', 'pid=1 process=web thread=gc thread_id=8')).names
  ).toEqual(['', 'thread=main, thread_id=7', 'thread=gc, thread_id=8']);
  expect(lanesOf(sets('', 'pid=1 process=web thread=main thread_id=7')).names[1]).toBe(
    'thread=main, process=web, thread_id=7, pid=1'
  );
});
