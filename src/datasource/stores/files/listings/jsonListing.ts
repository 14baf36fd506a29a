// Listings in JSON: nginx's `autoindex_format json`, and caddy's file server when it is asked for JSON.
//
//     nginx  { "name": "a.prof", "type": "file", "mtime": "Fri, 20 Nov 2026 22:27:23 GMT", "size": 22741 }
//     caddy  { "name": "region=eu/", "is_dir": true, "mod_time": "2026-11-20T22:27:23.96Z", "size": 4096 }
import { itemSpans, type JsonSpan } from '../../../../engine/formats/jsonOutline';
import { checkedEntry, dateMs, type FolderListing, type ListedEntry, type ListedItem, sizeOf } from './listing';

/** How the first entry begins, also where it breaks off. */
const ENTRY_START = /^\{\s*"name"\s*:/;

/**
 * Undefined when the text, which begins with `[`, is no such list. Only its first entry decides: what follows and is none is left out.
 * Entries are read one by one, because a hundred thousand at once would hold the page.
 */
export function readJsonListing(text: string): FolderListing | undefined {
  const first = itemSpans(text, 0).next();
  const isListing = first.done === true ? first.value : isFirstEntry(text, first.value);
  return isListing ? { kind: 'folder', items: itemsOf(text) } : undefined;
}

function isFirstEntry(text: string, span: JsonSpan): boolean {
  const value = parseItem(text, span);
  return value === undefined ? ENTRY_START.test(text.slice(span.from, span.to)) : entryOf(value) !== undefined;
}

function* itemsOf(text: string): Generator<ListedItem> {
  const spans = itemSpans(text, 0);
  for (let next = spans.next(); ; next = spans.next()) {
    const value = next.done === true ? undefined : parseItem(text, next.value);
    if (value === undefined) {
      if (next.value !== true) {
        yield { breaksOff: true };
      }
      return;
    }
    const entry = entryOf(value);
    yield entry === undefined ? { outside: JSON.stringify(value) } : checkedEntry(entry);
  }
}

/** Undefined for what is no whole JSON value. */
function parseItem(text: string, { from, to }: JsonSpan): unknown {
  try {
    return JSON.parse(text.slice(from, to));
  } catch {
    // Undefined is no JSON value: it stands for a text that is none.
    return undefined;
  }
}

function entryOf(value: unknown): ListedEntry | undefined {
  const { name, type, mtime, size, is_dir: isDirectory, mod_time: modified } = Object(value);
  if (typeof name !== 'string' || (typeof type !== 'string' && typeof isDirectory !== 'boolean')) {
    return undefined;
  }
  const isFolder = isDirectory === true || type === 'directory';
  return {
    name: isFolder ? name.replace(/\/$/, '') : name,
    isFolder,
    mtimeMs: dateMs(mtime ?? modified),
    // The size of a folder says nothing of what is in it.
    sizeBytes: isFolder ? undefined : sizeOf(size),
  };
}
