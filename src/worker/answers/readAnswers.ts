// Answers of profile servers → one tree or one profile. A long range is asked for in pieces, and each piece has an answer of its own.
import { DecodeError } from '../../engine/formats/decodeError';
import { gunzip, isGzip } from '../../engine/formats/gzip/gunzip';
import { decodePprof } from '../../engine/formats/pprof/decodePprof';
import { indexPprof } from '../../engine/formats/pprof/indexPprof';
import { mergeProfiles } from '../../engine/profile/mergeProfiles';
import { type Profile } from '../../engine/profile/profile';
import { buildCallTree } from '../../engine/tree/buildCallTree';
import { type CallTree } from '../../engine/tree/callTree';
import { emptyCallTree } from '../../engine/tree/mergeCallTrees';
import { filterSamples } from '../filterSamples';
import { maskOfStacks } from '../stackMask';
import { TreeAccumulator } from '../treeAccumulator';
import { truncateTree } from '../truncateTree';
import { treeOfNameRows } from './nameRows';
import { decodePyroscopeAnswer } from './pyroscopeAnswer';

/** A packed answer may hold no more than this. */
const MAX_UNPACKED_BYTES = 512 * 2 ** 20;

/** What the answers are and what to make of them. */
export type AnswersRequest =
  /** Answers of Pyroscope's SelectMergeStacktraces or SelectMergeSpanProfile in protocol buffers. */
  | {
      readonly kind: 'pyroscopeTree';
      readonly unit: string;
      /** What the server was asked to keep. */
      readonly maxNodes: number;
      /** Only stacks that begin with these functions, root first. */
      readonly callSite?: readonly string[];
    }
  /** pprof of one sample type each, packed or not → a tree. */
  | {
      readonly kind: 'pprofTree';
      readonly unit: string;
      /** Keep about so many call nodes; undefined keeps all. */
      readonly maxNodes?: number;
      readonly callSite?: readonly string[];
    }
  /** pprof of one sample type each, packed or not → a profile. */
  | { readonly kind: 'pprofProfile' };

export interface TreeOfAnswers {
  readonly kind: 'tree';
  readonly tree: CallTree;
  /** True when a server held stacks outside of the call site against us: it does not select by call site. */
  readonly isWiderThanCallSite: boolean;
}

export interface ProfileOfAnswers {
  readonly kind: 'profile';
  /** Undefined when no answer held a sample. */
  readonly profile?: Profile;
}

export type AnswersOutcome =
  | TreeOfAnswers
  | ProfileOfAnswers
  /** An answer could not be read: what is wrong with it, completing "The answer …". */
  | { readonly kind: 'bad'; readonly said: string };

/** Reads and merges. Pure; a damaged answer is an outcome, everything else that is thrown is a bug. */
export function readAnswers(request: AnswersRequest, bodies: readonly Uint8Array[]): AnswersOutcome {
  try {
    switch (request.kind) {
      case 'pyroscopeTree':
        return treeOf(
          bodies.map((body) => treeOfNameRows(decodePyroscopeAnswer(body), request)),
          request.unit
        );
      case 'pprofTree': {
        const { unit, maxNodes, callSite } = request;
        const trees = profilesOf(bodies).map((profile) => buildCallTree(withinCallSite(profile, callSite), 0));
        const whole = treeOf(
          trees.map((tree) => ({ tree, isWiderThanCallSite: false })),
          unit
        );
        return { ...whole, tree: maxNodes === undefined ? whole.tree : truncateTree(whole.tree, maxNodes).tree };
      }
      case 'pprofProfile': {
        const profiles = profilesOf(bodies);
        return { kind: 'profile', profile: profiles.length === 0 ? undefined : mergeProfiles(profiles) };
      }
    }
  } catch (error) {
    if (error instanceof DecodeError) {
      return { kind: 'bad', said: error.offset < 0 ? error.message : `${error.message} (at byte ${error.offset})` };
    }
    throw error;
  }
}

function treeOf(trees: ReadonlyArray<Omit<TreeOfAnswers, 'kind'>>, unit: string): TreeOfAnswers {
  const merged = new TreeAccumulator();
  for (const { tree } of trees) {
    merged.add(tree);
  }
  return {
    kind: 'tree',
    tree: merged.merged() ?? emptyCallTree(unit),
    isWiderThanCallSite: trees.some(({ isWiderThanCallSite }) => isWiderThanCallSite),
  };
}

/** The samples whose stacks begin with the call site. */
function withinCallSite(profile: Profile, path: readonly string[] = []): Profile {
  return path.length === 0
    ? profile
    : filterSamples(profile, { stackMask: maskOfStacks(profile, { kind: 'callSite', path }) });
}

/** An answer without samples may lack the sample type as well, which no pprof file may: it is no profile at all. */
function profilesOf(bodies: readonly Uint8Array[]): Profile[] {
  return bodies
    .map((body) => (isGzip(body) ? gunzip(body, MAX_UNPACKED_BYTES).bytes : body))
    .filter((body) => indexPprof(body).sampleCount > 0)
    .map((body) => decodePprof(body));
}
