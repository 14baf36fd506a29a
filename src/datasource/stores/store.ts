// The one interface that every store fulfils: files now, profile servers beside it. The data source knows nothing else
// of them. All calls reject with a StoreError that is ready to show, or with an AbortError when the signal fires.
import { type Selector } from '../../engine/labels/selector';
import { type Label, type Profile, type TimeRangeMs } from '../../engine/profile/profile';
import { type ExactCalls } from '../../engine/call-graph/exactCalls';
import { type CallTree } from '../../engine/tree/callTree';

/** What every call has. */
export interface StoreRequest {
  /** [fromMs, toMs) in milliseconds since the Unix epoch. */
  readonly range: TimeRangeMs;
  /** Ends the call: nothing is fetched or decoded for it afterwards, and it rejects with an AbortError. */
  readonly signal: AbortSignal;
}

export interface LabelNamesRequest extends StoreRequest {
  readonly selector: Selector;
  /** Only labels of profiles of this type; undefined for all. */
  readonly profileTypeId?: string;
}

export interface LabelValuesRequest extends LabelNamesRequest {
  readonly name: string;
}

/** One profile type, the samples that match. */
export interface ProfileRequest extends StoreRequest {
  /** Pyroscope's five parts, in every store. */
  readonly profileTypeId: string;
  readonly selector: Selector;
}

/** Which part of every stack is meant: one function wherever it stands, or the stacks that begin with a path from the root. */
export type FunctionSelector =
  | { readonly kind: 'function'; readonly name: string }
  | { readonly kind: 'callSite'; readonly path: readonly string[] };

export interface SeriesRequest extends ProfileRequest {
  /** The distance of points that is asked for; the answer says which one it has. */
  readonly stepMs: number;
  /** Labels by which series are kept apart; empty for one series of everything. */
  readonly groupBy: readonly string[];
  /** Keep the so many series with the largest sums; undefined keeps all. */
  readonly limit?: number;
  /** Only what this function or call site costs with its callees (recursion counted once); undefined for everything. */
  readonly functionSelector?: FunctionSelector;
}

export interface TreeRequest extends ProfileRequest {
  /** Only stacks that begin with these function names, root first: opens what `other` stands for. */
  readonly callSite?: readonly string[];
  /** Only samples of these spans. */
  readonly spanIds?: readonly string[];
  /** Only samples of these traces. */
  readonly traceIds?: readonly string[];
  /** Only these profiles. */
  readonly profileIds?: readonly string[];
  /** Keep about so many call nodes, the rest as leaves named `other`; undefined leaves it to the store. */
  readonly maxNodes?: number;
  /**
   * Of profiles that know calls but no stacks: leave out what functions with several callers call, instead of dividing it among the
   * callers. Exact numbers of functions and calls stay the same.
   */
  readonly cutSharedFunctions?: boolean;
  /**
   * Asks for the rows in order of time, where a single recording is selected and has one; `TreeAnswer.tree` is a FlameChart then. Else it
   * is merged, and a notice says why.
   */
  readonly order?: 'time';
  /** Asks for `TreeAnswer.extremes` of each function's self or total. */
  readonly withExtremes?: 'self' | 'total';
  /**
   * Called with complete trees of what has been read so far, only while a first load lasts longer than a second and
   * at most once a second. Stores that answer at once never call it.
   */
  readonly onPartial?: (partial: TreeAnswer, progress: { readonly done: number; readonly total: number }) => void;
}

/** What every answer may say besides its content. */
export interface Notices {
  /** Sentences for the user about what was left out or is not exact; good parts of the answer are never hidden by them. */
  readonly notices: readonly string[];
}

/** Strings in order, without doubles. */
export interface ListAnswer extends Notices {
  readonly values: readonly string[];
}

export interface TreeAnswer extends Notices {
  /** Always there: a root of 0 when nothing was selected. */
  readonly tree: CallTree;
  /** How many profiles the tree merges; undefined where the store does not say. */
  readonly profileCount?: number;
  readonly isTruncated: boolean;
  /** True when the tree, or a part of it, was invented from a call graph. */
  readonly isApproximate: boolean;
  /** The exact numbers of functions and calls, where profiles recorded them instead of stacks. */
  readonly exactCalls?: ExactCalls;
  /** Only where they were asked for and the store sees the single profiles. */
  readonly extremes?: FunctionExtremes;
  /** From when to when profiles exist for this type and selector: only when the range has none but the store does. */
  readonly available?: TimeRangeMs;
}

/**
 * The smallest and the largest value that each function has in one of the merged profiles; 0 in a profile that it does not occur in.
 * One entry per row of the functions of `exactCalls`, or where there are none of the tree; NaN where it is not known.
 */
export interface FunctionExtremes {
  readonly min: Float64Array;
  readonly max: Float64Array;
}

/** One label set over time; `times` and `values` are equally long. */
export interface StoreSeries {
  /** The labels of `groupBy` that it has. */
  readonly labels: readonly Label[];
  /**
   * Ends of buckets in milliseconds, ascending. A point at t holds the profiles that start in [t − step, t). In whole
   * milliseconds this is Pyroscope's (t − step, t] asked for one millisecond earlier, and it lets buckets share their
   * boundaries with ranges, which are half-open as well. Buckets lie on multiples of the step. One that begins before the range
   * or ends after it is not there, nor is one in which no profile was recorded: a gap is not a zero.
   */
  readonly times: readonly number[];
  /** In the unit of the sample type: sums per bucket, or averages for gauges (see `aggregationOf`). */
  readonly values: readonly number[];
}

export interface SeriesAnswer extends Notices {
  /** The distance of points; a store may widen the one that was asked for. */
  readonly stepMs: number;
  /** The unit of the values where the store answers in another one than that of the profile type. */
  readonly unit?: string;
  /** In order of their labels, so that a series keeps its place from one range to the next. */
  readonly series: readonly StoreSeries[];
}

export interface ProfileAnswer extends Notices {
  /** With files and lines as far as the store knows them; undefined when nothing was selected. */
  readonly profile?: Profile;
}

export interface ExemplarsRequest extends ProfileRequest {
  /** `profile`: single profiles; `span`: the profiles of spans. */
  readonly of: 'profile' | 'span';
  /** At most so many, the largest; undefined leaves it to the store. */
  readonly limit?: number;
}

/** One recorded profile, or the profile of one span, as a point in time. */
export interface Exemplar {
  readonly timeMs: number;
  /** In the unit of the sample type. */
  readonly value: number;
  readonly labels: readonly Label[];
  /** What `TreeRequest.profileIds` takes; `''` where the store has no ids. */
  readonly profileId: string;
  readonly spanId?: string;
  readonly traceId?: string;
}

export interface ExemplarsAnswer extends Notices {
  /** In order of time. */
  readonly exemplars: readonly Exemplar[];
}

export interface HeatmapRequest extends ProfileRequest {
  readonly of: 'profile' | 'span';
  readonly stepMs: number;
  readonly groupBy: readonly string[];
  readonly limit?: number;
}

/** How many profiles (or spans) had which value, per bucket of time. */
export interface HeatmapSlot {
  /** End of the bucket, as in `StoreSeries`. */
  readonly timeMs: number;
  /** Lower edges of the value buckets, ascending. */
  readonly yMin: readonly number[];
  /** As long as `yMin`. */
  readonly counts: readonly number[];
}

export interface HeatmapAnswer extends Notices {
  readonly stepMs: number;
  readonly series: ReadonlyArray<{ readonly labels: readonly Label[]; readonly slots: readonly HeatmapSlot[] }>;
}

/** What "Save & test" found. */
export interface StoreCheck extends Notices {
  /** One sentence, such as "412 profiles, 3 profile types, labels region, vehicle." */
  readonly summary: string;
}

/** What not every store can do. */
export type Ability =
  | 'groupBy'
  | 'limit'
  | 'maxNodes'
  | 'cutSharedFunctions'
  | 'timeOrder'
  | 'functionSeries'
  | 'callSite'
  | 'spanIds'
  | 'traceIds'
  | 'profileIds'
  | 'exemplars'
  | 'heatmap';

/** `true` for what a store can do, else the reason why not: a sentence that the editor shows beside the disabled control. */
export type StoreCapabilities = Readonly<Record<Ability, true | string>>;

export interface Store {
  /** `files`, `pyroscope`, `parca`: goes into frames, so that panels know where a tree came from. */
  readonly kind: string;
  readonly capabilities: StoreCapabilities;
  /** Labels that say nothing of what ran, such as the name of a file; those that begin with two underscores need not be named. */
  readonly internalLabels?: readonly string[];
  /** Resolves when `kind` and `capabilities` are known; absent where they are from the beginning. */
  ready?(signal: AbortSignal): Promise<void>;

  /** Profile type ids of the profiles in the range; of all profiles when the range has none. */
  profileTypes(request: StoreRequest): Promise<ListAnswer>;
  /** Names of the labels that selected profiles have; of all profiles when the range has none. */
  labelNames(request: LabelNamesRequest): Promise<ListAnswer>;
  /** Values of one label among selected profiles; of all profiles when the range has none. */
  labelValues(request: LabelValuesRequest): Promise<ListAnswer>;
  series(request: SeriesRequest): Promise<SeriesAnswer>;
  tree(request: TreeRequest): Promise<TreeAnswer>;
  /** Only where `capabilities.exemplars` is true. */
  exemplars?(request: ExemplarsRequest): Promise<ExemplarsAnswer>;
  /** Only where `capabilities.heatmap` is true. */
  heatmap?(request: HeatmapRequest): Promise<HeatmapAnswer>;
  /** Everything selected merged into one profile, for download. */
  profile(request: ProfileRequest): Promise<ProfileAnswer>;
  /** Looks at the store as a whole, without a range; rejects with what is wrong and what to do. */
  check(signal: AbortSignal): Promise<StoreCheck>;
}
