// Listings in JSON: nginx's `autoindex_format json`, and caddy's file server when it is asked for JSON.
//
//     nginx  { "name": "a.prof", "type": "file", "mtime": "Fri, 20 Nov 2026 22:27:23 GMT", "size": 22741 }
//     caddy  { "name": "region=eu/", "is_dir": true, "mod_time": "2026-11-20T22:27:23.96Z", "size": 4096 }
import { checkedEntry, dateMs, type FolderListing, type ListedEntry, type ListedItem, sizeOf } from './listing';

/** Undefined when `value`, parsed JSON, is no such list. Only its first entry decides: what follows and is none is left out. */
export function readJsonListing(value: unknown): FolderListing | undefined {
  if (!Array.isArray(value) || (value.length > 0 && entryOf(value[0]) === undefined)) {
    return undefined;
  }
  return { kind: 'folder', items: itemsOf(value) };
}

function* itemsOf(values: readonly unknown[]): Generator<ListedItem> {
  for (const value of values) {
    const entry = entryOf(value);
    yield entry === undefined ? { outside: JSON.stringify(value) } : checkedEntry(entry);
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
