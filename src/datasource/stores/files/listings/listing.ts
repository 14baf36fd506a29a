// What a server says is in one folder, whatever its shape: entries one after another, so that long lists can be read in slices.
import { isInside } from '../pathLabels';

export interface ListedEntry {
  /** Decoded, without slashes. */
  readonly name: string;
  readonly isFolder: boolean;
  readonly mtimeMs?: number;
  readonly sizeBytes?: number;
}

/** An entry of the folder; or a link that leads out of it, as it was written; or, in the place of what is missing, that the list breaks off. */
export type ListedItem = ListedEntry | { readonly outside: string } | { readonly breaksOff: true };

/** A folder's listing; `items` can be read once. */
export interface FolderListing {
  readonly kind: 'folder';
  readonly items: Iterable<ListedItem>;
}

/** The entry, unless its name would lead out of the folder. */
export function checkedEntry(entry: ListedEntry): ListedItem {
  return entry.name.includes('/') || !isInside(entry.name) ? { outside: entry.name } : entry;
}

/** A date in any form that browsers read; undefined for none. */
export function dateMs(text: unknown): number | undefined {
  const timeMs = typeof text === 'string' ? Date.parse(text) : NaN;
  return Number.isNaN(timeMs) ? undefined : timeMs;
}

/** A size that may be written as a text; undefined for anything else. */
export function sizeOf(value: unknown): number | undefined {
  const size = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof size === 'number' && Number.isFinite(size) ? size : undefined;
}
