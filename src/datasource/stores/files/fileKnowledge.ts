// What was learnt about files by reading them. It makes later choices exact without another download, and outlives the
// decoded profile in the worker's cache.
import { BoundedMap } from '../../../base/boundedMap';
import { type TimeRangeMs } from '../../../engine/profile/profile';
import { fileTimeRange } from '../../../worker/fileTime';
import { type FileSummary } from '../../../worker/workRequest';
import { type CatalogFile } from './catalogFile';

/** How many files, and patterns of files, are remembered. */
const MAX_REMEMBERED = 50_000;

type Learnt =
  | { readonly kind: 'read'; readonly summary: FileSummary; readonly lastModifiedMs?: number }
  /** It can never be decoded; why and what to do, without the file's name. */
  | { readonly kind: 'bad'; readonly sentence: string };

export class FileKnowledge {
  private readonly files = new BoundedMap<Learnt>({ maxSize: MAX_REMEMBERED });
  private readonly typesByPattern = new BoundedMap<readonly string[]>({ maxSize: MAX_REMEMBERED });

  rememberRead(file: CatalogFile, summary: FileSummary, lastModifiedMs: number | undefined): void {
    const before = this.files.get(file.key);
    const known = before?.kind === 'read' ? before.lastModifiedMs : undefined;
    this.files.set(file.key, { kind: 'read', summary, lastModifiedMs: lastModifiedMs ?? known });
    this.typesByPattern.set(file.pattern, summary.profileTypeIds);
  }

  rememberBad(file: CatalogFile, sentence: string): void {
    this.files.set(file.key, { kind: 'bad', sentence });
  }

  summary(file: CatalogFile): FileSummary | undefined {
    const learnt = this.files.get(file.key);
    return learnt?.kind === 'read' ? learnt.summary : undefined;
  }

  /** Why the file cannot be decoded; undefined when it can, or nobody tried. */
  problem(file: CatalogFile): string | undefined {
    const learnt = this.files.get(file.key);
    return learnt?.kind === 'bad' ? learnt.sentence : undefined;
  }

  /** The file with its date of change, if only the download told it. */
  completed(file: CatalogFile, lastModifiedMs?: number): CatalogFile {
    const learnt = this.files.get(file.key);
    const guess = lastModifiedMs ?? (learnt?.kind === 'read' ? learnt.lastModifiedMs : undefined);
    return guess === undefined || file.guessedFromMs !== undefined ? file : { ...file, guessedFromMs: guess };
  }

  /** From the manifest, the file itself or one of the same pattern; undefined when no such file was read yet. */
  profileTypeIds(file: CatalogFile): readonly string[] | undefined {
    return file.listedTypeIds ?? this.summary(file)?.profileTypeIds ?? this.typesByPattern.get(file.pattern);
  }

  /** Names of labels inside the file; undefined when it was not read and the manifest does not say. */
  sampleLabelNames(file: CatalogFile): readonly string[] | undefined {
    return this.summary(file)?.labels.map(({ name }) => name) ?? file.listedSampleLabels;
  }

  /** The time of the file as far as it is settled; undefined when reading it could still change it, or nothing tells. */
  settledTime(file: CatalogFile): TimeRangeMs | undefined {
    const summary = this.summary(file);
    const isSettled = summary !== undefined || (file.statedFromMs !== undefined && file.statedToMs !== undefined);
    return isSettled ? fileTimeRange(this.completed(file), summary?.timeRange) : undefined;
  }

  /** The best that is known of the file's time without reading it. */
  likelyTime(file: CatalogFile): TimeRangeMs | undefined {
    return fileTimeRange(this.completed(file), this.summary(file)?.timeRange);
  }
}
