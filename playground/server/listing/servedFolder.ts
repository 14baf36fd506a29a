// A folder of profiles as a listing server sees it: what a path names, without a way out of the folder.
import { readdir, stat } from 'node:fs/promises';
import { isMissing, realPathBelow } from '../http/staticFolder';

export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
  readonly size: number;
  readonly modifiedMs: number;
}

export type ServedPath =
  | { readonly kind: 'folder'; readonly entries: readonly FolderEntry[] }
  | { readonly kind: 'file'; readonly file: string; readonly size: number; readonly modifiedMs: number }
  | { readonly kind: 'missing' };

const manifestNames: ReadonlySet<string> = new Set(['profiles.ndjson', 'manifest.ndjson']);

export class ServedFolder {
  /** `hidesManifests` makes a folder look as if nobody had written a manifest for it. */
  constructor(
    private readonly root: string,
    private readonly hidesManifests: boolean = false
  ) {}

  /** `segments` are decoded path segments; none name the folder itself. Links that lead out of the folder are missing. */
  async look(segments: readonly string[]): Promise<ServedPath> {
    const real = segments.some((segment) => this.isHidden(segment))
      ? undefined
      : await realPathBelow(this.root, segments);
    if (real === undefined) {
      return { kind: 'missing' };
    }
    const found = await stat(real);
    if (found.isDirectory()) {
      return { kind: 'folder', entries: await this.list(segments, real) };
    }
    return found.isFile()
      ? { kind: 'file', file: real, size: found.size, modifiedMs: found.mtimeMs }
      : { kind: 'missing' };
  }

  private isHidden(name: string): boolean {
    return this.hidesManifests && manifestNames.has(name);
  }

  private async list(segments: readonly string[], folder: string): Promise<readonly FolderEntry[]> {
    const names = (await readdir(folder)).filter((name) => !this.isHidden(name));
    const entries = await Promise.all(names.map((name) => this.entry(segments, name)));
    return entries.filter((entry) => entry !== undefined);
  }

  private async entry(segments: readonly string[], name: string): Promise<FolderEntry | undefined> {
    const real = await realPathBelow(this.root, [...segments, name]);
    if (real === undefined) {
      return undefined;
    }
    try {
      const found = await stat(real);
      return { name, isFolder: found.isDirectory(), size: found.size, modifiedMs: found.mtimeMs };
    } catch (error) {
      if (isMissing(error)) {
        return undefined;
      }
      throw error;
    }
  }
}
