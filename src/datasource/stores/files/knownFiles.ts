// Files of lists that were read before: the next list has nearly all of them again, and what their names say is not read twice.
import { MAX_FILES } from './catalog';
import { type CatalogFile } from './catalogFile';

export class KnownFiles {
  private files = new Map<string, CatalogFile>();

  /** `identity`: Equal for files that would become equal. */
  get(identity: string, make: () => CatalogFile): CatalogFile {
    const known = this.files.get(identity);
    if (known !== undefined) {
      return known;
    }
    if (this.files.size >= MAX_FILES) {
      this.files.clear();
    }
    const made = make();
    this.files.set(identity, made);
    return made;
  }
}
