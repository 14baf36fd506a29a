import { fireEvent, render, screen } from '@testing-library/react';
import React from 'react';
import { ScrollPlace } from '../profile/scrollPlaces';
import { ROW_HEIGHT_PX } from './rowStyles';
import { useRowScroll, ViewHeight } from './useRowScroll';

const ROWS_SEEN = 10;

interface ListProps {
  readonly names: readonly string[];
  readonly place?: ScrollPlace<string>;
}

function List({ names, place }: ListProps) {
  const { container, heightPx, items, reveal, onScroll } = useRowScroll({
    count: names.length,
    source: names,
    place,
    keyOf: (row) => names[row],
    rowOf: (name) => names.indexOf(name),
  });
  return (
    <div ref={container} data-testid="list" onScroll={onScroll}>
      <div style={{ height: heightPx }} data-testid="body">
        {items.map(({ index, start }) => (
          <p key={index} style={{ top: start }}>
            {names[index]}
          </p>
        ))}
      </div>
      <button onClick={() => reveal(50)}>Go to 50</button>
    </div>
  );
}

const inView = (list: React.ReactElement) => (
  <ViewHeight.Provider value={ROWS_SEEN * ROW_HEIGHT_PX}>{list}</ViewHeight.Provider>
);
const numbered = (count: number) => Array.from({ length: count }, (_, row) => `row ${row}`);
const drawn = () => Array.from(screen.getByTestId('body').children, ({ textContent }) => textContent);

function scrollTo(row: number) {
  const list = screen.getByTestId('list');
  list.scrollTop = row * ROW_HEIGHT_PX + 5;
  fireEvent.scroll(list);
}

beforeAll(() => {
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', {
    configurable: true,
    get: () => ROWS_SEEN * ROW_HEIGHT_PX,
  });
});

test('the first picture has the rows that are seen, and room for all', () => {
  render(inView(<List names={numbered(1000)} />));
  expect(drawn()).toEqual(numbered(ROWS_SEEN));
  expect(screen.getByTestId('body').style.height).toBe(`${1000 * ROW_HEIGHT_PX}px`);
});

test('who scrolls sees the rows there, each at its place', () => {
  render(inView(<List names={numbered(1000)} />));
  scrollTo(400);
  expect(drawn()).toEqual(numbered(1000).slice(398, 410));
  expect(screen.getByText('row 400').style.top).toBe(`${400 * ROW_HEIGHT_PX}px`);
});

test('at the end, and in a list that became shorter meanwhile, the last rows are drawn', () => {
  const { rerender } = render(inView(<List names={numbered(1000)} />));
  scrollTo(991);
  expect(drawn().at(-1)).toBe('row 999');
  rerender(inView(<List names={numbered(30)} />));
  expect(drawn()).toEqual(numbered(30).slice(18));
  rerender(inView(<List names={numbered(3)} />));
  expect(drawn()).toEqual(numbered(3));
});

test('a row that is asked for comes into view below the head or at the bottom, and is drawn at once', () => {
  render(inView(<List names={numbered(1000)} />));
  fireEvent.click(screen.getByText('Go to 50'));
  const list = screen.getByTestId('list');
  // The head takes one of the rows' places.
  expect(list.scrollTop).toBe((50 + 2 - ROWS_SEEN) * ROW_HEIGHT_PX);
  expect(drawn()).toContain('row 50');
  scrollTo(70);
  fireEvent.click(screen.getByText('Go to 50'));
  expect(list.scrollTop).toBe(50 * ROW_HEIGHT_PX);
  fireEvent.click(screen.getByText('Go to 50'));
  expect(list.scrollTop).toBe(50 * ROW_HEIGHT_PX);
});

test('after a refresh the same row is at the top, wherever it stands now', () => {
  const { rerender } = render(inView(<List names={numbered(1000)} />));
  scrollTo(400);
  rerender(inView(<List names={['new', 'newer', ...numbered(1000)]} />));
  expect(screen.getByTestId('list').scrollTop).toBe(402 * ROW_HEIGHT_PX + 5);
  expect(drawn()).toContain('row 400');
});

test('a list that a link leads to begins at the row that stood at the top when the link was copied', () => {
  const place = new ScrollPlace<string>();
  const { unmount } = render(inView(<List names={numbered(1000)} place={place} />));
  expect(place.now()).toBeUndefined();
  scrollTo(400);
  const copied = place.now();
  expect(copied).toBe('row 400');
  unmount();
  render(inView(<List names={['new', ...numbered(1000)]} place={new ScrollPlace(copied)} />));
  expect(screen.getByTestId('list').scrollTop).toBe(401 * ROW_HEIGHT_PX);
  expect(drawn()).toContain('row 400');
});

test('a link to a row that the list does not have leaves it at its top, then and after a refresh', () => {
  const place = new ScrollPlace('gone');
  const { rerender } = render(inView(<List names={numbered(1000)} place={place} />));
  expect(place.now()).toBeUndefined();
  rerender(inView(<List names={[...numbered(1000), 'gone']} place={place} />));
  expect(screen.getByTestId('list').scrollTop).toBe(0);
});

test('the row that a link tells of is the one at the top in the present order', () => {
  const place = new ScrollPlace<string>();
  const { rerender } = render(inView(<List names={numbered(1000)} place={place} />));
  scrollTo(400);
  const screenful = screen.getByTestId('list').scrollTop;
  rerender(inView(<List names={numbered(1000).reverse()} place={place} />));
  screen.getByTestId('list').scrollTop = screenful;
  expect(place.now()).toBe('row 599');
});
