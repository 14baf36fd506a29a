import { TextFitter } from './fitText';

const sevenPerCharacter = (text: string) => [...text].length * 7;

test('a text that fits stays whole', () => {
  expect(new TextFitter(sevenPerCharacter).fit('main', 28)).toBe('main');
});

test.each([
  [27, 'ma…'],
  [21, 'ma…'],
  [20, 'm…'],
  [14, 'm…'],
  [13, ''],
  [0, ''],
])('in %d pixels main is %j', (availablePx, expected) => {
  expect(new TextFitter(sevenPerCharacter).fit('main', availablePx)).toBe(expected);
});

test('what is cut always fits', () => {
  const texts = new TextFitter(sevenPerCharacter);
  for (let availablePx = 0; availablePx < 200; availablePx += 3) {
    expect(sevenPerCharacter(texts.fit('github.com/a/b.(*T).Method', availablePx))).toBeLessThanOrEqual(availablePx);
  }
});

test('characters outside the basic plane are not torn apart', () => {
  expect(new TextFitter(sevenPerCharacter).fit('🔥🔥🔥🔥', 21)).toBe('🔥🔥…');
});

test.each([
  ['an accent stays on its letter', 'cafe\u0301s', 35, 'caf…'],
  ['a family stays together', 'a👩‍👩‍👧b👩‍👩‍👧', 63, 'a👩‍👩‍👧b…'],
  ['a skin tone stays on its hand', 'ab👍🏽cd', 28, 'ab…'],
])('%s', (_, name, availablePx, expected) => {
  expect(new TextFitter(sevenPerCharacter).fit(name, availablePx)).toBe(expected);
});

test('half a character in the data does no harm', () => {
  expect(new TextFitter(sevenPerCharacter).fit('a\ud83db\udd25c', 28)).toBe('a\ud83db…');
});

test('each character is measured once, whatever the names', () => {
  const measured: string[] = [];
  const texts = new TextFitter((text) => {
    measured.push(text);
    return 7;
  });
  for (const name of ['abab', 'baba', 'abba é', 'é']) {
    texts.fit(name, 1000);
    texts.widthOf(name);
  }
  expect([...measured].sort()).toEqual([' ', 'a', 'b', 'é', '…'].sort());
});

test('a name of ten thousand characters is cut without reading all of it', () => {
  const texts = new TextFitter(sevenPerCharacter);
  expect(texts.fit('x'.repeat(10_000), 1e9)).toHaveLength(1001);
  expect(texts.widthOf('x'.repeat(10_000))).toBe(7000);
});

test('widths of another font are asked again', () => {
  let characterPx = 7;
  const texts = new TextFitter((text) => text.length * characterPx);
  expect(texts.widthOf('aé')).toBe(14);
  characterPx = 9;
  texts.clear();
  expect(texts.widthOf('aé')).toBe(18);
});

test('the memory for characters is bounded', () => {
  let asked = 0;
  const texts = new TextFitter(() => ++asked, 3);
  texts.widthOf('абвгд');
  expect(asked).toBe(5);
  texts.widthOf('д');
  expect(asked).toBe(5);
  texts.widthOf('а');
  expect(asked).toBe(6);
});
