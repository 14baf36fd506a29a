import { generateTree } from '../../engine/tree/generateTree.testHelper';
import { treeFromText } from '../../engine/tree/treeText';
import { sandwichOf } from '../sandwich/sandwichModel';
import { exportPng, fittingRatio } from './exportPng';
import { subjectOf, theme } from './exportSubject.testHelper';
import { exportSvg } from './exportSvg';
import { planPicture } from './pictures';

const tree = treeFromText('idle 2\nmain 3\n  <work> & "co" 5');
const measure = (text: string) => 7 * text.length;
const parsed = (svg: string) => new DOMParser().parseFromString(svg, 'image/svg+xml');
const texts = (svg: string) => Array.from(parsed(svg).querySelectorAll('text'), ({ textContent }) => textContent);

/** Boxes of one colour are one path. */
function boxesOf(root: Element): number {
  const paths = Array.from(root.querySelectorAll('g path'), (path) => path.getAttribute('d') ?? '');
  return paths.join('').split('M').length - 1;
}

test('an SVG is well-formed, has a title and every bar that can be seen with its name', () => {
  const svg = exportSvg(subjectOf(tree), theme, 'cpu <api>', measure);
  const root = parsed(svg).documentElement;
  expect(root.querySelector('parsererror')).toBeNull();
  expect([root.getAttribute('width'), root.getAttribute('height')]).toEqual(['400', '66']);
  expect(root.querySelector('title')?.textContent).toBe('cpu <api>');
  expect(boxesOf(root)).toBe(4);
  expect(texts(svg)).toEqual(expect.arrayContaining(['total', 'idle', 'main', '<work> & "co"']));
});

test('an SVG of a focus shows it across the whole width, and nothing beside it', () => {
  const focusedNode = tree.functionIndex.findIndex((row) => tree.functions.names[row] === 'main');
  const svg = exportSvg(subjectOf(tree, { focusedNode }), theme, '', measure);
  expect(texts(svg)).not.toContain('idle');
  expect(boxesOf(parsed(svg).documentElement)).toBe(3);
});

test('a picture of a sandwich has both halves', () => {
  const subject = subjectOf(tree);
  const sandwich = sandwichOf(subject.profile, { name: 'main', fileName: '' }, {});
  const { parts, heightPx } = planPicture({ ...subject, sandwich }, theme);
  expect(parts.map(({ topPx, rowCount, orientation }) => [topPx, rowCount, orientation])).toEqual([
    [0, 1, 'rootAtBottom'],
    [30, 2, 'rootAtTop'],
  ]);
  expect(heightPx).toBe(74);
});

test('an SVG of 100,000 levels has a bar for each', () => {
  const deep = subjectOf(generateTree({ nodes: 100_010, depth: 100_000, fanOut: 9 }));
  const { heightPx, rowCount } = planPicture(deep, theme);
  expect(rowCount).toBeGreaterThan(90_000);
  expect(heightPx).toBe(rowCount * 22);
});

describe('a PNG', () => {
  const drawn: string[] = [];
  const context = new Proxy(
    { measureText: (text: string) => ({ width: 7 * text.length }) },
    {
      get: (target, name) => Reflect.get(target, name) ?? (() => drawn.push(String(name))),
      set: () => true,
    }
  );
  let canvases: HTMLCanvasElement[] = [];

  beforeEach(() => {
    drawn.length = 0;
    canvases = [];
    jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(function getContext(
      this: HTMLCanvasElement
    ) {
      canvases.push(this);
      return context as never;
    });
    jest.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((resolve) => resolve(new Blob(['png'])));
  });

  afterEach(() => jest.restoreAllMocks());

  test('has every row, on the background of the theme', async () => {
    const picture = await exportPng(subjectOf(tree), theme);
    expect(picture).toEqual({ ok: true, value: { blob: expect.any(Blob), notice: undefined } });
    expect([canvases[0].width, canvases[0].height]).toEqual([400, 66]);
    expect(drawn[0]).toBe('fillRect');
    expect(drawn).toContain('drawImage');
  });

  test('of more rows than a canvas can have keeps those next to the root, and says so', async () => {
    const picture = await exportPng(subjectOf(generateTree({ nodes: 2010, depth: 2000, fanOut: 9 })), theme);
    expect(canvases[0].height).toBeLessThanOrEqual(16_384);
    expect(picture.ok && picture.value.notice).toMatch(
      /^The picture has the 743 rows next to the root of \d+: browsers make no larger ones\. The SVG has all\.$/
    );
  });

  test('that the browser does not make is a sentence', async () => {
    jest.mocked(HTMLCanvasElement.prototype.toBlob).mockImplementation((resolve) => resolve(null));
    expect(await exportPng(subjectOf(tree), theme)).toEqual({
      ok: false,
      error: 'The browser could not make a picture of this size. Export it as SVG, or focus on a part of it.',
    });
  });

  test.each([
    [1000, 500, 2],
    [1000, 10_000, 1.6384],
    [16_000, 500, 1.024],
    [30_000, 10, 1],
  ])('of %d × %d pixels is drawn with %d device pixels for each', (widthPx, heightPx, ratio) => {
    expect(fittingRatio({ ...planPicture(subjectOf(tree), theme), widthPx, heightPx }, 2)).toBeCloseTo(ratio, 3);
  });
});
