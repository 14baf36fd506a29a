// The documentation as data: what its pages link to and the pictures they show exist, and every picture is shown somewhere.
import { globSync } from 'glob';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../../tools/repository';

const LARGEST_PICTURE = 250_000;

const pages = globSync(['*.md', 'docs/**/*.md', 'playground/*.md', 'testdata/*.md', 'samples/*.md', 'src/*.md'], {
  cwd: repositoryRoot,
  posix: true,
}).sort();
const textOf = (page: string) => readFileSync(path.join(repositoryRoot, page), 'utf8');
/** Links in code are examples, not links. */
const withoutCode = (text: string) => text.replace(/^( *)```[\s\S]*?^\1```/gm, '').replace(/`[^`\n]*`/g, 'code');

interface Link {
  readonly page: string;
  readonly target: string;
}

const links: readonly Link[] = pages.flatMap((page) =>
  Array.from(withoutCode(textOf(page)).matchAll(/\]\(([^()\s]+)\)/g), ([, target]) => ({ page, target })).filter(
    ({ target }) => !/^[a-z]+:/.test(target)
  )
);

const fileOf = ({ page, target }: Link) => path.posix.join(path.posix.dirname(page), decodeURI(target.split('#')[0]));

/** The anchors of a page's headings, made as GitHub makes them. */
function anchorsOf(page: string): readonly string[] {
  const headings = textOf(page)
    .replace(/^```[\s\S]*?^```/gm, '')
    .matchAll(/^#+ (.+)$/gm);
  return Array.from(headings, ([, heading]) =>
    heading
      .toLowerCase()
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-')
  );
}

test('every page, file and picture that the documentation links to is there', () => {
  expect(links.length).toBeGreaterThan(50);
  const broken = links.filter((link) => {
    const file = fileOf(link);
    return !link.target.startsWith('#') && !existsSync(path.join(repositoryRoot, file));
  });
  expect(broken).toEqual([]);
});

test('every heading that a link names is on its page', () => {
  const broken = links.filter((link) => {
    const [, anchor] = link.target.split('#');
    const page = link.target.startsWith('#') ? link.page : fileOf(link);
    return anchor !== undefined && page.endsWith('.md') && !anchorsOf(page).includes(anchor);
  });
  expect(broken).toEqual([]);
});

test('every picture is shown on a page, and small enough to load at once', () => {
  const pictures = globSync('docs/img/*', { cwd: repositoryRoot, posix: true });
  expect(pictures.length).toBeGreaterThan(0);
  const shown = new Set(links.map(fileOf));
  expect(pictures.filter((picture) => !shown.has(picture))).toEqual([]);
  expect(pictures.filter((picture) => statSync(path.join(repositoryRoot, picture)).size > LARGEST_PICTURE)).toEqual([]);
});

test('the pictures of the guides are those that the story which follows them takes', () => {
  const story = textOf('tests/stories/guides.spec.ts');
  const taken = Array.from(story.matchAll(/guidePicture\(page, '([^']+)'\)/g), ([, name]) => `docs/img/${name}.png`);
  const shown = links.filter(({ page }) => page.startsWith('docs/guides/')).map(fileOf);
  expect([...new Set(shown.filter((file) => file.endsWith('.png')))].sort()).toEqual(taken.sort());
});
