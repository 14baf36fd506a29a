// Decodes profile files, keeps them decoded, and counts them into call trees, series or merged profiles, file by file.
// Lives in a worker; where none can start, on the main thread. Everything in it is synchronous.
import { BoundedMap } from '../base/boundedMap';
import { isDecodeError } from '../engine/formats/decodeError';
import { type Decode } from '../engine/formats/decodeWith';
import { type Profile } from '../engine/profile/profile';
import { type AnswersOutcome, type AnswersRequest, readAnswers } from './answers/readAnswers';
import { summarizeProfile } from './fileSummary';
import { profileSizeBytes } from './profileSize';
import { type AddOutcome, type FileSummary, type ProfileFile, type WorkRequest, type WorkResult } from './workRequest';
import { WorkSession } from './workSession';

export interface WorkbenchOptions {
  /** Where a worker loads the decoders of rare formats from; without it, it does not know them. */
  readonly rareFormatsUrl?: string;
  /** How many bytes of decoded profiles to keep. */
  readonly cacheBytes: number;
}

interface DecodedFile {
  readonly profile: Profile;
  readonly summary: FileSummary;
}

/**
 * The life of a piece of work: `open`, `add` once per file, `snapshot` as often as wanted, then `finish` or `close`.
 * Closed work takes no more files: its last `add` is the last thing that costs time.
 */
export class ProfileWorkbench {
  private readonly decoded: BoundedMap<DecodedFile>;
  private readonly sessions = new Map<number, WorkSession>();
  private lastId = 0;

  /** `decode` knows the formats that can be had where this runs. */
  constructor(
    options: WorkbenchOptions,
    private readonly decode: Decode
  ) {
    this.decoded = new BoundedMap({
      maxSize: options.cacheBytes,
      sizeOf: ({ profile }) => profileSizeBytes(profile),
    });
  }

  /** Starts a piece of work; the id is for all other calls. */
  open(request: WorkRequest): number {
    this.lastId++;
    this.sessions.set(this.lastId, new WorkSession(request));
    return this.lastId;
  }

  /**
   * Counts a file into every piece of work in `ids` that is still open; without any it is only decoded. Files of another
   * profile type, time or label are left out silently. One bad file is an outcome, never an exception.
   *
   * `bytes`: The file as it was downloaded; without it the decoded file must be in the cache.
   */
  add(ids: readonly number[], file: ProfileFile, bytes?: Uint8Array): AddOutcome {
    const sessions = ids.flatMap((id) => this.sessions.get(id) ?? []);
    let known = this.decoded.get(file.key);
    if (known === undefined) {
      if (bytes === undefined) {
        return { kind: 'missing' };
      }
      const read = this.read(bytes, file);
      if ('sentence' in read) {
        return { kind: 'bad', sentence: read.sentence };
      }
      known = read;
      this.decoded.set(file.key, known);
    }
    for (const session of sessions) {
      session.add(file, known.profile);
    }
    return { kind: 'read', summary: known.summary };
  }

  /** What has been counted so far. Its columns may be the work's own: copy them, do not transfer them. */
  snapshot(id: number): WorkResult | undefined {
    return this.sessions.get(id)?.result();
  }

  /** The result, and the end of the work; undefined when it was closed before. */
  finish(id: number): WorkResult | undefined {
    const result = this.snapshot(id);
    this.close(id);
    return result;
  }

  /** Gives up a piece of work. */
  close(id: number): void {
    this.sessions.delete(id);
  }

  /** Reads what servers answered into one tree or profile. Nothing of it is kept. */
  readAnswers(request: AnswersRequest, bodies: readonly Uint8Array[]): AnswersOutcome {
    return readAnswers(request, bodies);
  }

  private read(bytes: Uint8Array, { periodNs, clock }: ProfileFile): DecodedFile | { readonly sentence: string } {
    try {
      const profile = this.decode(bytes, { periodNs, clock });
      return { profile, summary: summarizeProfile(profile) };
    } catch (error) {
      if (isDecodeError(error)) {
        return { sentence: error.sentence };
      }
      throw error;
    }
  }

  /** Bytes of decoded profiles that are kept, as `profileSizeBytes` counts them. */
  get cachedBytes(): number {
    return this.decoded.size;
  }
}
