// A folder listing in the shape of nginx's `autoindex_format json`: names in raw UTF-8, sizes of files only.
import type { FolderEntry } from './servedFolder';

/** Folders come first, then files, both by name; names that begin with a dot are left out, as nginx does. */
export function nginxListing(entries: readonly FolderEntry[]): string {
  const rows = entries
    .filter(({ name }) => !name.startsWith('.'))
    .sort(byKindAndName)
    .map(row);
  return `[${rows.map((text) => `\r\n${text}`).join(',')}\r\n]`;
}

function byKindAndName(a: FolderEntry, b: FolderEntry): number {
  return a.isFolder === b.isFolder ? (a.name < b.name ? -1 : 1) : a.isFolder ? -1 : 1;
}

function row({ name, isFolder, size, modifiedMs }: FolderEntry): string {
  const mtime = new Date(modifiedMs).toUTCString();
  const head = `{ "name":${JSON.stringify(name)}, "type":"${isFolder ? 'directory' : 'file'}", "mtime":"${mtime}"`;
  return isFolder ? `${head} }` : `${head}, "size":${size} }`;
}
