// The words between the main thread and the worker: what is asked, what one file is, what comes back. Plain data only,
// so that it can be sent by structured clone.
import { type Clock } from '../engine/formats/format';
import { type MatchOperator } from '../engine/labels/selector';
import { type Label, type Profile, type TimeRangeMs } from '../engine/profile/profile';
import { type ExactCalls } from '../engine/call-graph/exactCalls';
import { type CallTree } from '../engine/tree/callTree';

/** One matcher of a label selector, as plain data. */
export interface WorkMatcher {
  readonly name: string;
  readonly operator: MatchOperator;
  readonly value: string;
}

/** What every piece of work selects: one profile type, the samples that match, the files of a stretch of time. */
interface Selection {
  /** Profile type id in Pyroscope's five parts. */
  readonly profileTypeId: string;
  /** All of them must match a sample's labels. */
  readonly matchers: readonly WorkMatcher[];
  /** [fromMs, toMs): a file counts when its own time overlaps it; one without any time counts always. */
  readonly range: TimeRangeMs;
}

/** Which part of every stack is meant: one function wherever it stands, or the stacks that begin with a path from the root. */
export type StackPart =
  | { readonly kind: 'function'; readonly name: string }
  | { readonly kind: 'callSite'; readonly path: readonly string[] };

/** One call tree of everything selected. */
export interface TreeWork extends Selection {
  readonly kind: 'tree';
  /** Only samples of these stacks; undefined for all. */
  readonly stackPart?: StackPart;
  /** In profiles without stacks of their own, leave out what functions with several callers call, instead of dividing it. */
  readonly cutsSharedFunctions?: boolean;
  /** Asks for the smallest and largest self or total of each function among the profiles. */
  readonly extremesOf?: 'self' | 'total';
  /** Asks for the rows in order of time: a single recording that has such an order becomes a FlameChart, others a merged tree and a notice. */
  readonly order?: 'time';
  /** Keep about so many call nodes and sum the small rest of each caller up as `other`; undefined keeps all. */
  readonly maxNodes?: number;
}

/**
 * Equal stretches of time, the first one [startMs, startMs + stepMs). A value counts at the start of its profile; what
 * starts outside all buckets is not counted.
 */
export interface Buckets {
  readonly startMs: number;
  readonly stepMs: number;
  readonly count: number;
}

/** Sums per label set and bucket. */
export interface SeriesWork extends Selection {
  readonly kind: 'series';
  readonly buckets: Buckets;
  /** The labels by which sums are kept apart; empty for one series of everything. */
  readonly groupBy: readonly string[];
  /** Only the values of these stacks; undefined for all. */
  readonly stackPart?: StackPart;
}

/** The value of each selected profile, one by one. */
export interface PointsWork extends Selection {
  readonly kind: 'points';
}

/** One merged profile with the selected samples, lines and files included, for download. */
export interface ProfileWork extends Selection {
  readonly kind: 'profile';
}

export type WorkRequest = TreeWork | SeriesWork | PointsWork | ProfileWork;

/** When a file was recorded, as far as everything around the file says. All in milliseconds since the Unix epoch. */
export interface FileTimes {
  /** From the manifest: goes before what the file says. */
  readonly statedFromMs?: number;
  readonly statedToMs?: number;
  /** From the name or the date of change: counts only where the file is silent. */
  readonly guessedFromMs?: number;
}

/** One profile file as the store knows it, apart from its bytes. */
export interface ProfileFile extends FileTimes {
  /** Equal keys mean equal bytes, decoded with equal options. */
  readonly key: string;
  /** Win over the labels of samples. */
  readonly manifestLabels: readonly Label[];
  /** Give way to the labels of samples, but not to those that come from root frames. */
  readonly pathLabels: readonly Label[];
  /** Nanoseconds between two samples, for formats that only count. */
  readonly periodNs?: number;
  /** Which clock ran, for formats that do not say. */
  readonly clock?: Clock;
}

/** The values that a label has within one file. */
export interface LabelSummary {
  readonly name: string;
  /** In order, without doubles; not all of them in a file with very many. */
  readonly values: readonly string[];
  /** True when it comes from frames at the root of stacks: a label of the path goes before it. */
  readonly isOfRootFrames?: boolean;
}

/** What is worth remembering of a file once it is decoded. */
export interface FileSummary {
  readonly profileTypeIds: readonly string[];
  /** Those of them of which every value is 0: profilers list what they could have measured. Undefined for none. */
  readonly emptyTypeIds?: readonly string[];
  readonly labels: readonly LabelSummary[];
  /** The time that the file itself states. */
  readonly timeRange?: TimeRangeMs;
}

/** What became of one file. */
export type AddOutcome =
  | { readonly kind: 'read'; readonly summary: FileSummary }
  /** Its decoded profile is not in the cache: send the bytes. */
  | { readonly kind: 'missing' }
  /** It could not be decoded; the sentence says why and what to do, and does not name the file. */
  | { readonly kind: 'bad'; readonly sentence: string };

/** One label set over the buckets of a SeriesWork. */
export interface GroupSums {
  /** The labels of `groupBy` that the group has, in the order of `groupBy`. */
  readonly labels: readonly Label[];
  /** One sum per bucket, in the unit of the sample type. */
  readonly sums: Float64Array;
  /** How many profiles had samples of this group, per bucket. */
  readonly profileCounts: Int32Array;
}

/** What has been counted so far. */
interface Counted {
  /** Profiles that the result holds. */
  readonly profileCount: number;
  /** Sentences about what was not exact, each once. */
  readonly notices: readonly string[];
}

export interface TreeResult extends Counted {
  readonly kind: 'tree';
  readonly tree: CallTree;
  readonly isTruncated: boolean;
  /** True when any part was invented from a call graph. */
  readonly isApproximate: boolean;
  /** The exact numbers of functions and calls, where files recorded them instead of stacks. */
  readonly exactCalls?: ExactCalls;
  /**
   * One entry per row of the functions of `exactCalls`, or where there are none of the tree; NaN where it is not known. Only where they
   * were asked for.
   */
  readonly extremes?: { readonly min: Float64Array; readonly max: Float64Array };
}

export interface SeriesResult extends Counted {
  readonly kind: 'series';
  /** In order of first appearance. */
  readonly groups: readonly GroupSums[];
  /** How many profiles were counted in each bucket, whatever their group. */
  readonly profileCounts: Int32Array;
  /** Profiles that no time is known of and that therefore are in no bucket. */
  readonly undatedCount: number;
}

/** One selected profile that a time is known of. */
export interface ProfilePoint {
  /** `ProfileFile.key`. */
  readonly key: string;
  readonly timeMs: number;
  /** The sum of its selected samples, in the unit of the sample type. */
  readonly value: number;
}

export interface PointsResult extends Counted {
  readonly kind: 'points';
  /** In the order in which the files came. */
  readonly points: readonly ProfilePoint[];
}

export interface ProfileResult extends Counted {
  readonly kind: 'profile';
  /** Undefined when nothing was selected. */
  readonly profile?: Profile;
}

export type WorkResult = TreeResult | SeriesResult | PointsResult | ProfileResult;
