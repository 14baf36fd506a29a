import { ScrollPlace, scrolledNow, scrollPlaces } from './scrollPlaces';

const step = (name: string) => ({ name, fileName: '' });

test('a link that is copied asks the views that are shown', () => {
  const places = scrollPlaces({});
  expect(scrolledNow(places)).toEqual({});
  let top = step('main');
  const end = places.table.follow(() => top);
  top = step('work');
  expect(scrolledNow(places)).toEqual({ table: step('work') });
  end();
  expect(scrolledNow(places)).toEqual({});
});

test('a view is told once where its link wants it to begin', () => {
  const place = new ScrollPlace('linked');
  expect(place.now()).toBe('linked');
  expect(place.takeLinked()).toBe('linked');
  expect(place.takeLinked()).toBeUndefined();
  expect(place.now()).toBeUndefined();
});

test('a view that goes when the next is there already leaves the next one its place', () => {
  const place = new ScrollPlace<string>();
  const end = place.follow(() => 'before');
  place.follow(() => 'next');
  end();
  expect(place.now()).toBe('next');
});
