// Any HTML page of links: python's http.server, nginx, apache plain and fancy, lighttpd, caddy. A link to exactly one more segment is an
// entry, a final slash makes it a folder. Text beside the links is ignored: no two servers agree on it.
import { unescapeXml } from '../../../../engine/formats/svg/xmlText';
import { isInside } from '../pathLabels';
import { type FolderListing, type ListedItem } from './listing';

/** Pages that list folders say so in their title, whatever server made them. */
const LISTING_TITLE = /directory listing|index of|listing of/i;

/** A longer start tag is no link of a listing. */
const MAX_TAG = 10_000;

const HREF = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/i;

/** Undefined for a page that is no listing: it has a form to log in, or neither entries nor a title that says so. */
export function readHtmlListing(html: string): FolderListing | undefined {
  if (
    !/^<(!doctype|html|head|title|body|h1|pre|ul|table)/i.test(html) ||
    /<form\b|type\s*=\s*["']?password/i.test(html)
  ) {
    return undefined;
  }
  return LISTING_TITLE.test(html.slice(0, MAX_TAG)) || hasEntry(html)
    ? { kind: 'folder', items: itemsOf(html) }
    : undefined;
}

function hasEntry(html: string): boolean {
  for (const item of itemsOf(html)) {
    if ('name' in item) {
      return true;
    }
  }
  return false;
}

/** Each entry once, although pages link icons and names alike. */
function* itemsOf(html: string): Generator<ListedItem> {
  const seen = new Set<string>();
  for (const { href, text } of links(html)) {
    const item = /^\s*parent directory/i.test(text) ? undefined : itemOf(href);
    const key = item === undefined || !('name' in item) ? undefined : `${item.name}/${item.isFolder}`;
    if (item !== undefined && (key === undefined || !seen.has(key))) {
      yield item;
    }
    if (key !== undefined) {
      seen.add(key);
    }
  }
}

/** Undefined for a link that is not about files: the way up, sorting, the page itself, the home page of the server's makers. */
function itemOf(href: string): ListedItem | undefined {
  const target = href.replace(/[?#].*$/s, '').replace(/^\.\//, '');
  if (/^(?:\.{1,2}(?:\/|$))*$/.test(target) || /^https?:\/\/[^/]*\/?$/i.test(target)) {
    return undefined;
  }
  const name = decodeSegment(target.replace(/\/$/, ''));
  const leadsOut =
    name === undefined ||
    name.includes('/') ||
    /^[a-z][a-z0-9+.-]*:/i.test(href) ||
    !isInside(target) ||
    !isInside(name);
  return leadsOut ? { outside: href } : { name, isFolder: target.endsWith('/') };
}

/** All `a[href]` with the text behind their start tag. */
function* links(html: string): Generator<{ readonly href: string; readonly text: string }> {
  const start = /<a\s/gi;
  while (start.exec(html) !== null) {
    const tagEnd = html.indexOf('>', start.lastIndex);
    if (tagEnd === -1) {
      return;
    }
    const match = tagEnd - start.lastIndex > MAX_TAG ? null : HREF.exec(html.slice(start.lastIndex, tagEnd));
    start.lastIndex = tagEnd;
    if (match !== null) {
      const [, double, single, bare] = match;
      yield { href: unescapeXml(double ?? single ?? bare).trim(), text: html.slice(tagEnd + 1, tagEnd + 40) };
    }
  }
}

/** Undefined for a text that is not percent-encoded UTF-8. */
function decodeSegment(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    // The only thing it throws is a URIError about these very characters.
    return undefined;
  }
}
