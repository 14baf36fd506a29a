// Call trees: asked for in the tree format, which every server from 1.7.1 on sends and older ones answer with a flame graph.
// Selectors that a server ignores without a word are found out by what comes back.
import { parseProfileTypeId } from '../../../engine/profile/profileType';
import { type TreeOfAnswers } from '../../../worker/answers/readAnswers';
import { type WorkbenchClient } from '../../../worker/workbenchClient';
import { type ProfileRequest, type TreeAnswer, type TreeRequest } from '../store';
import { StoreError } from '../storeError';
import { askedOf, selectionOf } from './asked';
import { type Asking } from './connectClient';
import { ConnectProblem } from './connectProblem';
import { inPieces } from './pieces';
import { type ProfileQuery, readOrFail } from './profileQuery';
import { nodeLimit } from './ranges';
import { type SelectMessage, spanProfileMessage, stacktracesMessage } from './requestMessages';
import { type PyroscopeServer } from './server';

/** What Grafana's own data source suggests: about 30,000 nodes with their `other`, 220 kB on the wire. */
export const DEFAULT_MAX_NODES = 16_384;

const STACKTRACES = 'querier.v1.QuerierService/SelectMergeStacktraces';
const SPAN_PROFILE = 'querier.v1.QuerierService/SelectMergeSpanProfile';

/** Ids that no profile and no trace has. */
const NO_PROFILE = '00000000-0000-0000-0000-000000000000';
const NO_TRACE = '00000000000000000000000000000000';

export class TreeQuery {
  /** Above this the server refuses; learned from its refusal. */
  private nodeLimit = Infinity;

  constructor(
    private readonly server: PyroscopeServer,
    private readonly workbench: WorkbenchClient,
    private readonly profiles: ProfileQuery
  ) {}

  /** The tree of a range. Empty, without a word on what there is elsewhere, when nothing was selected. */
  async tree(request: TreeRequest): Promise<TreeAnswer> {
    const { spanIds = [], traceIds = [], callSite = [] } = request;
    const asking = { owner: request, signal: request.signal, asked: askedOf(request) };
    if (spanIds.length > 0 && traceIds.length > 0) {
      throw new StoreError(
        asking.asked,
        'selects by span and by trace at once',
        'Pyroscope can do one of them: remove the other.'
      );
    }
    if (callSite.length > 0 && this.server.ignoresCallSite) {
      return this.exactTree(request, asking);
    }
    const { outcome, pieceCount } = await this.read(request, asking);
    if (outcome.isWiderThanCallSite) {
      this.server.ignoresCallSite = true;
      return this.exactTree(request, asking);
    }
    await this.proveSelectors(request, outcome, asking);
    const isTruncated = outcome.tree.cutFunction !== undefined;
    return {
      tree: outcome.tree,
      isTruncated,
      isApproximate: false,
      notices: isTruncated && pieceCount > 1 ? [cutInPieces(pieceCount)] : [],
    };
  }

  /** Without a cut, from pprof: for servers that do not open call sites. */
  private async exactTree(request: TreeRequest, asking: Asking): Promise<TreeAnswer> {
    const { maxNodes = DEFAULT_MAX_NODES, callSite = [] } = request;
    const bodies = await this.profiles.bodies(request, asking, callSite);
    const work = { kind: 'pprofTree' as const, unit: unitOf(request), maxNodes, callSite };
    const outcome = await readOrFail(this.workbench, work, bodies, asking);
    return {
      tree: outcome.tree,
      isTruncated: outcome.tree.cutFunction !== undefined,
      isApproximate: false,
      notices: [],
    };
  }

  private async read(request: TreeRequest, asking: Asking): Promise<{ outcome: TreeOfAnswers; pieceCount: number }> {
    const { callSite } = request;
    const end = await this.server.endOfRange(asking);
    const maxNodes = Math.min(request.maxNodes ?? DEFAULT_MAX_NODES, this.nodeLimit);
    try {
      const bodies = await inPieces(this.server, request.range, asking, (piece, pieceAsking) => {
        const { method, body } = callOf(request, { ...selectionOf(request, piece, end), maxNodes });
        return this.server.client.proto(method, body, pieceAsking);
      });
      const pieceCount = bodies.length;
      const work = { kind: 'pyroscopeTree' as const, unit: unitOf(request), maxNodes, callSite };
      const outcome = await readOrFail(this.workbench, work, bodies, asking);
      return { outcome, pieceCount };
    } catch (error) {
      const limit = error instanceof ConnectProblem ? nodeLimit(error.serverMessage) : undefined;
      if (limit === undefined || limit < 1 || limit >= maxNodes) {
        throw error;
      }
      this.nodeLimit = limit;
      return this.read(request, asking);
    }
  }

  /**
   * Servers before 1.17 and those with v1 storage ignore profile ids, servers before 2.2 trace ids, and answer with everything. One that
   * answers an id that cannot exist with something is such a server. An empty answer proves the selector; it is tried out only once.
   */
  private async proveSelectors(request: TreeRequest, { tree }: TreeOfAnswers, asking: Asking): Promise<void> {
    const { profileIds = [], traceIds = [] } = request;
    const probes = [
      {
        ability: 'profileIds' as const,
        ids: profileIds,
        probe: { ...request, profileIds: [NO_PROFILE] },
        what: 'profile id',
      },
      { ability: 'traceIds' as const, ids: traceIds, probe: { ...request, traceIds: [NO_TRACE] }, what: 'trace id' },
    ];
    for (const { ability, ids, probe, what } of probes) {
      if (ids.length === 0 || this.server.isProven(ability)) {
        continue;
      }
      const isIgnored = tree.total[0] !== 0 && (await this.read(probe, asking)).outcome.tree.total[0] !== 0;
      if (isIgnored) {
        const reason = `This server does not select by ${what}: it answers with all profiles.`;
        this.server.miss(ability, reason);
        throw new StoreError(
          asking.asked,
          `selects by ${what}, which this server ignores`,
          'Remove it, or use a newer Pyroscope with the v2 storage.'
        );
      }
      if (tree.total[0] !== 0) {
        this.server.prove(ability);
      }
    }
  }
}

function callOf(
  { spanIds = [], traceIds = [], profileIds = [], callSite = [] }: TreeRequest,
  selection: SelectMessage & { readonly maxNodes: number }
): { readonly method: string; readonly body: Uint8Array<ArrayBuffer> } {
  return spanIds.length > 0
    ? { method: SPAN_PROFILE, body: spanProfileMessage({ ...selection, spanIds }) }
    : { method: STACKTRACES, body: stacktracesMessage({ ...selection, callSite, profileIds, traceIds }) };
}

function unitOf({ profileTypeId }: ProfileRequest): string {
  return parseProfileTypeId(profileTypeId)?.sampleUnit ?? '';
}

function cutInPieces(count: number): string {
  return `The range was read in ${count} parts, because the server answers no longer ones at once. Each part has its small call nodes cut off as "other": totals of single functions can be too low.`;
}
