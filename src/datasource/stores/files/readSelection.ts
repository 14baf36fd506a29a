// Reads all chosen files into one piece of work: a few at a time, with notices for what could not be read.
import { type CatalogFile } from './catalogFile';
import { type FileKnowledge } from './fileKnowledge';
import { type FileReader, type ReadOutcome } from './fileReader';
import { type Asking } from './folderClient';
import { forEachAtOnce } from '../forEachAtOnce';
import { StoreError } from '../storeError';
import { togetherOrNot } from '../togetherOrNot';
import { byPattern } from './timeSelection';

/** So many files of one query are under way at once; the queue of requests is narrower still. */
const FILES_AT_ONCE = 8;

/** So many files that could not be read are named; the others are counted. */
const NAMED_FAILURES = 20;

const ADVICE_UNREADABLE = 'Select other files, or replace these.';

export interface Reading {
  readonly reader: FileReader;
  readonly knowledge: FileKnowledge;
  readonly asking: Asking;
  /** True when profiles outside the time range could be shown instead: then bad files alone are no reason to fail. */
  readonly hasOthers: boolean;
  /** Called after each file. */
  readonly onRead?: (done: number, total: number, wasDownloaded: boolean) => void;
}

/**
 * Counts every file that may hold `profileTypeId` into the work `id`. Of a pattern whose types are not known yet one file is
 * read first; where it has other types, its likes are left alone.
 *
 * @returns Sentences about files that could not be read. Rejects when none could and there is nothing else to show, or when the
 *   server is out of reach: nothing of it is under way then.
 */
export function readSelection(
  files: readonly CatalogFile[],
  profileTypeId: string,
  id: number,
  reading: Reading
): Promise<readonly string[]> {
  const { asking } = reading;
  return togetherOrNot(asking.signal, (signal) =>
    readTogether(files, profileTypeId, id, { ...reading, asking: { ...asking, signal } })
  );
}

async function readTogether(
  files: readonly CatalogFile[],
  profileTypeId: string,
  id: number,
  { reader, knowledge, asking, hasOthers, onRead }: Reading
): Promise<readonly string[]> {
  const failures: Array<Extract<ReadOutcome, { kind: 'failed' }>> = [];
  let readCount = 0;
  let doneCount = 0;
  const read = async (file: CatalogFile) => {
    const outcome = await reader.read(file, [id], asking);
    doneCount++;
    if (outcome.kind === 'failed') {
      failures.push(outcome);
    } else {
      readCount++;
      const otherThanListed = typeMismatch(file, knowledge, profileTypeId);
      if (otherThanListed !== undefined) {
        failures.push({ kind: 'failed', sentence: otherThanListed });
      }
      onRead?.(doneCount, files.length, outcome.wasDownloaded);
    }
  };
  const hasType = (file: CatalogFile) => knowledge.profileTypeIds(file)?.includes(profileTypeId) ?? true;

  const unknown = [...byPattern(files).values()].filter(([first]) => knowledge.profileTypeIds(first) === undefined);
  const probes = unknown.map(([first]) => first);
  await forEachAtOnce(probes, FILES_AT_ONCE, read);
  const probed = new Set(probes);
  const rest = files.filter((file) => !probed.has(file) && hasType(file));
  doneCount = files.length - rest.length;
  await forEachAtOnce(rest, FILES_AT_ONCE, read);

  if (readCount === 0 && failures.length > 0) {
    const [{ error, sentence }] = failures;
    if (error !== undefined) {
      throw error;
    }
    if (!hasOthers) {
      throw new StoreError('No profile', `could be read: ${sentence.replace(/\.$/, '')}`, ADVICE_UNREADABLE);
    }
  }
  const named = failures.slice(0, NAMED_FAILURES).map(({ sentence }) => sentence);
  return failures.length > NAMED_FAILURES
    ? [...named, `${failures.length - NAMED_FAILURES} more files could not be read.`]
    : named;
}

/** A sentence when the manifest promises a profile type that the file turned out not to have. */
function typeMismatch(file: CatalogFile, knowledge: FileKnowledge, profileTypeId: string): string | undefined {
  const ids = knowledge.summary(file)?.profileTypeIds ?? [];
  const isWrong = file.listedTypeIds?.includes(profileTypeId) === true && !ids.includes(profileTypeId);
  return isWrong
    ? `${file.path}: The manifest says it is ${profileTypeId}, but it holds ${ids.join(' and ')}. Correct its type or its period_ns.`
    : undefined;
}
