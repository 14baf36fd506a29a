// What a server says is in one folder: nginx's JSON, or any HTML page of links as python's http.server makes it. Text beside the
// links is ignored: no two servers agree on it.
import { isInside } from './pathLabels';

export interface ListedEntry {
  /** Decoded, without slashes. */
  readonly name: string;
  readonly isFolder: boolean;
  readonly mtimeMs?: number;
  readonly sizeBytes?: number;
}

export interface DirectoryListing {
  readonly entries: readonly ListedEntry[];
  /** Links that lead out of the folder, as they were written. */
  readonly outside: readonly string[];
}

/** Undefined when the text is not a listing: a login page, a single page application, a file. */
export function parseListing(text: string): DirectoryListing | undefined {
  const body = text.trim();
  if (body.startsWith('[')) {
    return parseJsonListing(body);
  }
  return /^<(!doctype|html|head|title|body|h1|pre|ul|table)/i.test(body) ? parseHtmlListing(body) : undefined;
}

function parseJsonListing(text: string): DirectoryListing | undefined {
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch {
    // Not JSON after all: not a listing.
    return undefined;
  }
  if (!Array.isArray(values)) {
    return undefined;
  }
  const entries: ListedEntry[] = [];
  const outside: string[] = [];
  for (const value of values) {
    const entry = jsonEntry(value);
    if (entry === undefined) {
      return undefined;
    }
    if (entry.name.includes('/') || !isInside(entry.name)) {
      outside.push(entry.name);
    } else {
      entries.push(entry);
    }
  }
  return { entries, outside };
}

/** `{ "name", "type": "file" | "directory", "mtime": "Fri, 20 Nov 2026 22:27:23 GMT", "size" }` */
function jsonEntry(value: unknown): ListedEntry | undefined {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('type' in value)) {
    return undefined;
  }
  if (typeof value.name !== 'string') {
    return undefined;
  }
  const mtimeMs = 'mtime' in value && typeof value.mtime === 'string' ? Date.parse(value.mtime) : NaN;
  return {
    name: value.name,
    isFolder: value.type === 'directory',
    mtimeMs: Number.isNaN(mtimeMs) ? undefined : mtimeMs,
    sizeBytes: 'size' in value && typeof value.size === 'number' ? value.size : undefined,
  };
}

const LINK = /<a\b[^>]*?\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))[^>]*>([^<]*)/gi;

/** Pages that list folders say so in their title, whatever server made them. */
const LISTING_TITLE = /directory listing|index of|listing of/i;

/** Every link to exactly one more segment is an entry; a final slash makes it a folder. */
function parseHtmlListing(html: string): DirectoryListing | undefined {
  if (/<form\b|type\s*=\s*["']?password/i.test(html)) {
    return undefined;
  }
  const entries = new Map<string, ListedEntry>();
  const outside: string[] = [];
  for (const [, double, single, bare, text] of html.matchAll(LINK)) {
    const href = decodeEntities(double ?? single ?? bare).trim();
    const target = href.replace(/[?#].*$/, '').replace(/^\.\//, '');
    const isUpward = target === '' || target === '../' || target === '..' || target === './' || target === '.';
    if (isUpward || /^\s*parent directory/i.test(text)) {
      continue;
    }
    const name = decodeSegment(target.replace(/\/$/, ''));
    if (
      name === undefined ||
      name.includes('/') ||
      /^[a-z][a-z0-9+.-]*:/i.test(target) ||
      !isInside(target) ||
      !isInside(name)
    ) {
      outside.push(href);
    } else {
      entries.set(target, { name, isFolder: target.endsWith('/') });
    }
  }
  const isListing = entries.size > 0 || LISTING_TITLE.test(html);
  return isListing ? { entries: [...entries.values()], outside } : undefined;
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

const namedEntities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function decodeEntities(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]+);/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) {
      return namedEntities.get(entity.toLowerCase()) ?? whole;
    }
    const code = /^#x/i.test(entity) ? parseInt(entity.slice(2), 16) : parseInt(entity.slice(1), 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
