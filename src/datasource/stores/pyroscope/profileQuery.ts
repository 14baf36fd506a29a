// Whole profiles as pprof: with files and lines, nothing cut off. For downloads, and for what trees of a server cannot show.
import { type Profile, type TimeRangeMs } from '../../../engine/profile/profile';
import { type AnswersRequest, type ProfileOfAnswers, type TreeOfAnswers } from '../../../worker/answers/readAnswers';
import { type WorkbenchClient } from '../../../worker/workbenchClient';
import { type ProfileAnswer, type ProfileRequest } from '../store';
import { abortError, StoreError } from '../storeError';
import { askedOf, selectionOf } from './asked';
import { type Asking } from './connectClient';
import { inPieces } from './pieces';
import { profileMessage } from './requestMessages';
import { type PyroscopeServer } from './server';

const SELECT_MERGE_PROFILE = 'querier.v1.QuerierService/SelectMergeProfile';

export class ProfileQuery {
  constructor(
    private readonly server: PyroscopeServer,
    private readonly workbench: WorkbenchClient
  ) {}

  async profile(request: ProfileRequest): Promise<ProfileAnswer> {
    const asking = { owner: request, signal: request.signal, asked: askedOf(request) };
    const bodies = await this.bodies(request, asking);
    const outcome = await readOrFail(this.workbench, { kind: 'pprofProfile' }, bodies, asking);
    const { profile } = outcome;
    return { profile: profile && withinRange(profile, request.range), notices: profile?.notices ?? [] };
  }

  /** Unpacked pprof, one body per piece of the range. A call site is selected where the server can. */
  async bodies(
    request: ProfileRequest,
    asking: Asking,
    callSite: readonly string[] = []
  ): Promise<Array<Uint8Array<ArrayBuffer>>> {
    const end = await this.server.endOfRange(asking);
    return inPieces(this.server, request.range, asking, (piece: TimeRangeMs, pieceAsking) => {
      const message = profileMessage({ ...selectionOf(request, piece, end), callSite });
      return this.server.client.proto(SELECT_MERGE_PROFILE, message, pieceAsking);
    });
  }
}

/** A server may add up the durations of what it merges: nothing that was asked for lies outside of the range. */
function withinRange(profile: Profile, { fromMs, toMs }: TimeRangeMs): Profile {
  const { timeRange } = profile;
  return timeRange === undefined
    ? profile
    : { ...profile, timeRange: { fromMs: Math.max(fromMs, timeRange.fromMs), toMs: Math.min(toMs, timeRange.toMs) } };
}

/** Reads answers in the worker; one that came whole as far as HTTP can tell, but is not, fails with a sentence. */
export function readOrFail(
  workbench: WorkbenchClient,
  request: Extract<AnswersRequest, { readonly kind: 'pprofProfile' }>,
  bodies: ReadonlyArray<Uint8Array<ArrayBuffer>>,
  asking: Asking
): Promise<ProfileOfAnswers>;
export function readOrFail(
  workbench: WorkbenchClient,
  request: Exclude<AnswersRequest, { readonly kind: 'pprofProfile' }>,
  bodies: ReadonlyArray<Uint8Array<ArrayBuffer>>,
  asking: Asking
): Promise<TreeOfAnswers>;
export async function readOrFail(
  workbench: WorkbenchClient,
  request: AnswersRequest,
  bodies: ReadonlyArray<Uint8Array<ArrayBuffer>>,
  { asked, signal }: Asking
): Promise<ProfileOfAnswers | TreeOfAnswers> {
  const outcome = await workbench.readAnswers(request, bodies);
  if (signal.aborted) {
    throw abortError();
  }
  if (outcome.kind === 'bad') {
    throw new StoreError(
      asked,
      `was answered with data that ${outcome.said}`,
      'Refresh; if it happens again, look at what stands between Grafana and Pyroscope.'
    );
  }
  return outcome;
}
