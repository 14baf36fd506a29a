// The way from data frames to what is drawn, in steps, each kept by what went into it:
//
//     frame ─ read ─▶ tree ┐
//     frame ─ read ─▶ tree ┴ compare ─▶ diff ─ swap ─▶ diff ─ transform ─▶ tree ─ lay out ─▶ ProfileModel
//
// A generator, so that the caller decides whether the steps run at once or some per animation frame.
import { type DataFrame } from '@grafana/data';
import { ok, type Result } from '../../base/result';
import { type Steps } from '../../base/steps';
import { type BarWidth } from '../../engine/diff/barWidths';
import { type CompareMode } from '../../engine/diff/compareSides';
import { swapSides } from '../../engine/diff/diffTrees';
import { type CallTree, type DiffTree, isDiffTree } from '../../engine/tree/callTree';
import { hasTransforms, NO_TRANSFORMS, type TreeTransforms } from '../../engine/transform/treeTransforms';
import { transformTreeInSteps } from '../../engine/transform/transformTree';
import { callTreeFromFrame, type FrameProblem } from '../../frames/callTreeFromFrame';
import { diffOfFramesInSteps } from '../../frames/diffOfFrames';
import { type ExactSides, readExactFunctions, withRecordedFunctions } from '../../frames/exactFunctions';
import { type PlacedProfile, profileOfChains, profileOfTree, type ProfileModel } from './profileModel';

/** One frame, a profile or a diff; or two profile frames that become a diff. */
export interface ProfileSource {
  /** The comparison where there is a baseline. */
  readonly frame: DataFrame;
  readonly baseline?: DataFrame;
}

export interface Preparation {
  readonly source: ProfileSource;
  readonly isSwapped?: boolean;
  readonly transforms?: TreeTransforms;
  readonly barWidth?: BarWidth;
  readonly compareBy?: CompareMode;
}

export interface PreparedProfile {
  readonly profile: ProfileModel;
  /** Why the transforms could not be applied, as a sentence; the profile is then the untransformed one. */
  readonly transformProblem?: string;
}

export type Prepared = Result<PreparedProfile, FrameProblem>;

/** Yields what the next steps do, for the viewer who waits; undefined while it is still the same. */
export type PreparationSteps = Generator<string | undefined, Prepared, void>;

/** The steps to a profile. Equal input gives the same objects as last time, so nothing that is shown is made again. */
export function* prepareProfile(preparation: Preparation): PreparationSteps {
  const {
    source,
    isSwapped = false,
    transforms = NO_TRANSFORMS,
    barWidth = 'larger',
    compareBy = 'share',
  } = preparation;
  const rowCount = source.frame.length + (source.baseline?.length ?? 0);
  yield `Reading ${rowCount.toLocaleString('en-US')} call nodes`;
  const read = yield* readSource(source);
  if (!read.ok) {
    return read;
  }
  const tree = isSwapped && isDiffTree(read.value) ? swapped(read.value) : read.value;
  let transformed: TransformedRows = { tree, exact: exactOfSource(source, isSwapped) };
  if (hasTransforms(transforms)) {
    yield 'Filtering and grouping';
    const { exact } = transformed;
    transformed = yield* transformedTree(tree, transforms);
    // Chains alone take nothing away.
    transformed = transformed.unchained === tree ? { ...transformed, exact } : transformed;
  }
  yield 'Placing bars';
  return ok({ profile: yield* modelOf(transformed, barWidth, compareBy), transformProblem: transformed.problem });
}

type AnyTree = CallTree | DiffTree;

/** What a transformation left. */
interface TransformedRows {
  readonly tree: AnyTree;
  /** Where chains were collapsed: the tree before that, and the first of its nodes for each row. */
  readonly unchained?: AnyTree;
  readonly firstNode?: Int32Array;
  /** Only of a tree that nothing was taken from or merged in: of parts nothing exact is known. */
  readonly exact?: () => Partial<ExactSides>;
  readonly problem?: string;
}

const singles = new WeakMap<DataFrame, Result<AnyTree, FrameProblem>>();
const diffs = new WeakMap<DataFrame, LastOf<DataFrame, Result<AnyTree, FrameProblem>>>();
const swaps = new WeakMap<DiffTree, DiffTree>();
const transformations = new WeakMap<AnyTree, LastOf<string, TransformedRows>>();
const models = new WeakMap<AnyTree, LastOf<string, PlacedProfile>>();

/** The latest answer for a key; an older one would only hold memory. */
interface LastOf<K, V> {
  readonly key: K;
  readonly value: V;
}

function* readSource({ frame, baseline }: ProfileSource): Steps<Result<AnyTree, FrameProblem>> {
  return baseline === undefined
    ? kept(singles, frame, () => withRecorded(callTreeFromFrame(frame), { frame }))
    : yield* keptLast(diffs, frame, baseline, function* () {
        return withRecorded(yield* diffOfFramesInSteps(baseline, frame), { frame, baseline });
      });
}

/** Tables list what was recorded, whether or not the tree has a call node of it. */
function withRecorded(read: Result<AnyTree, FrameProblem>, source: ProfileSource): Result<AnyTree, FrameProblem> {
  return read.ok ? ok(withRecordedFunctions(read.value, exactOfSource(source, false)())) : read;
}

/** The recorded numbers of both sides; read when a table asks for them. */
function exactOfSource({ frame, baseline }: ProfileSource, isSwapped: boolean): () => Partial<ExactSides> {
  return () => {
    const own = readExactFunctions(frame);
    const other = baseline === undefined ? own?.baseline : readExactFunctions(baseline)?.comparison;
    return isSwapped
      ? { comparison: other, baseline: own?.comparison }
      : { comparison: own?.comparison, baseline: other };
  };
}

function swapped(tree: DiffTree): DiffTree {
  return kept(swaps, tree, () => swapSides(tree));
}

function* transformedTree(tree: AnyTree, transforms: TreeTransforms): Steps<TransformedRows> {
  return yield* keptLast(transformations, tree, JSON.stringify(transforms), function* () {
    const result = yield* transformTreeInSteps(tree, transforms);
    if (!result.ok) {
      return { tree, problem: result.error };
    }
    const { firstNode, unchained } = result.value;
    return { tree: result.value.tree, firstNode, unchained: firstNode && unchained };
  });
}

function* modelOf(
  { tree, unchained, firstNode, exact }: TransformedRows,
  barWidth: BarWidth,
  compareBy: CompareMode
): Steps<PlacedProfile> {
  // The sides of a diff are measured only to find the larger one.
  const key = barWidth === 'larger' ? `${barWidth} ${compareBy}` : barWidth;
  return yield* keptLast(models, tree, key, function* () {
    yield;
    return unchained === undefined || firstNode === undefined
      ? profileOfTree(tree, { barWidth, compareBy, exact })
      : profileOfChains(yield* modelOf({ tree: unchained, exact }, barWidth, compareBy), { tree, firstNode });
  });
}

function kept<K extends object, V>(cache: WeakMap<K, V>, key: K, compute: () => V): V {
  const known = cache.get(key);
  if (known !== undefined) {
    return known;
  }
  const value = compute();
  cache.set(key, value);
  return value;
}

function* keptLast<O extends object, K, V>(
  cache: WeakMap<O, LastOf<K, V>>,
  owner: O,
  key: K,
  compute: () => Steps<V>
): Steps<V> {
  const last = cache.get(owner);
  if (last !== undefined && last.key === key) {
    return last.value;
  }
  const value = yield* compute();
  cache.set(owner, { key, value });
  return value;
}
