// A folder listing in the shape of `python -m http.server`: an HTML list of links without sizes and times.
import type { FolderEntry } from './servedFolder';

/** `path` is the decoded path that the page names; folders get a final slash, the order ignores case. */
export function pythonListing(path: string, entries: readonly FolderEntry[]): string {
  const title = `Directory listing for ${escapeHtml(path)}`;
  const sorted = entries
    .map(({ name, isFolder }) => (isFolder ? `${name}/` : name))
    .sort((a, b) => compareCodePoints(a.toLowerCase(), b.toLowerCase()));
  return [
    '<!DOCTYPE HTML>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<title>${title}</title>`,
    '</head>',
    '<body>',
    `<h1>${title}</h1>`,
    '<hr>',
    '<ul>',
    ...sorted.map((name) => `<li><a href="${quotePath(name)}">${escapeHtml(name)}</a></li>`),
    '</ul>',
    '<hr>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function compareCodePoints(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Python's urllib.parse.quote: only letters, digits and `_.-~/` stay as they are. */
function quotePath(name: string): string {
  return name.split('/').map(quoteSegment).join('/');
}

function quoteSegment(segment: string): string {
  return encodeURIComponent(segment).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`
  );
}
