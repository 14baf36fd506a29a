// One piece of work in progress: takes decoded files, decides what of them is selected, and counts it.
import { type CompiledSelector, compileSelector, matches } from '../engine/labels/matchSelector';
import { withMadeUpStacks } from '../engine/call-graph/madeUpStacks';
import { numbersOfTree } from '../engine/functions/functionNumbers';
import { labelSetMask } from '../engine/profile/labelSets';
import { mergeProfiles } from '../engine/profile/mergeProfiles';
import { type Profile } from '../engine/profile/profile';
import { parseProfileTypeId, profileTypesOf } from '../engine/profile/profileType';
import { buildCallTree } from '../engine/tree/buildCallTree';
import { type CallTree, ROOT_NAME } from '../engine/tree/callTree';
import { CallsAccumulator } from './callsAccumulator';
import { fileTimeRange, overlaps } from './fileTime';
import { filterSamples } from './filterSamples';
import { FunctionExtremes } from './functionExtremes';
import { SampleLabels } from './sampleLabels';
import { SeriesAccumulator } from './seriesAccumulator';
import { maskOfStacks } from './stackMask';
import { TimeOrder } from './timeOrder';
import { TreeAccumulator } from './treeAccumulator';
import { truncateTree } from './truncateTree';
import {
  type ProfileFile,
  type ProfilePoint,
  type TreeResult,
  type TreeWork,
  type WorkRequest,
  type WorkResult,
} from './workRequest';

/** A file that passed the selection. */
interface SelectedFile {
  readonly file: ProfileFile;
  readonly profile: Profile;
  readonly sampleTypeIndex: number;
  /** When it starts; undefined when nothing tells. */
  readonly startMs: number | undefined;
  /** Undefined keeps every sample. */
  readonly labelSetMask: Uint8Array | undefined;
  readonly labels: SampleLabels;
}

/** Counts selected files of one kind of work. */
interface Counter {
  /** False when the file turned out not to count after all. */
  add(file: SelectedFile): boolean;
  result(profileCount: number, notices: readonly string[]): WorkResult;
}

export class WorkSession {
  private readonly selector: CompiledSelector;
  private readonly counter: Counter;
  private readonly notices = new Set<string>();
  private profileCount = 0;

  /** The matchers must have been compiled before: an invalid regular expression throws here. */
  constructor(private readonly request: WorkRequest) {
    const compiled = compileSelector(request.matchers);
    if (!compiled.ok) {
      throw new Error(compiled.error.message);
    }
    this.selector = compiled.value;
    this.counter = counterFor(request);
  }

  add(file: ProfileFile, profile: Profile): void {
    const selected = this.select(file, profile);
    if (selected !== undefined && this.counter.add(selected)) {
      this.profileCount++;
      for (const notice of profile.notices) {
        this.notices.add(notice);
      }
    }
  }

  result(): WorkResult {
    return this.counter.result(this.profileCount, [...this.notices]);
  }

  private select(file: ProfileFile, profile: Profile): SelectedFile | undefined {
    const type = profileTypesOf(profile).find(({ id }) => id === this.request.profileTypeId);
    const time = fileTimeRange(file, profile.timeRange);
    if (type === undefined || (time !== undefined && !overlaps(time, this.request.range))) {
      return undefined;
    }
    const labels = new SampleLabels(file, profile);
    const mask =
      this.request.matchers.length === 0
        ? undefined
        : labelSetMask(profile, (labelSet) => matches(this.selector, labels.reader(labelSet)));
    if (mask !== undefined && !hasKeptSample(profile, mask)) {
      return undefined;
    }
    return { file, profile, sampleTypeIndex: type.sampleTypeIndex, startMs: time?.fromMs, labelSetMask: mask, labels };
  }
}

function hasKeptSample(profile: Profile, mask: Uint8Array): boolean {
  return mask.every((kept) => kept === 1) || profile.samples.labelSetIndex.some((row) => mask[row] === 1);
}

function counterFor(request: WorkRequest): Counter {
  switch (request.kind) {
    case 'tree':
      return treeCounter(request);
    case 'series': {
      const accumulator = new SeriesAccumulator(request.buckets, request.groupBy);
      let undatedCount = 0;
      return {
        add({ profile, sampleTypeIndex, startMs, labelSetMask, labels }) {
          if (startMs === undefined) {
            undatedCount++;
            return false;
          }
          const readerOf = (row: number) => labels.reader(profile.labelSets[row]);
          const masks = { labelSetMask, stackMask: request.stackPart && maskOfStacks(profile, request.stackPart) };
          return accumulator.add(profile, sampleTypeIndex, startMs, masks, readerOf);
        },
        result: (profileCount, notices) => ({
          kind: 'series',
          groups: accumulator.result(),
          profileCounts: accumulator.profileCounts,
          undatedCount,
          profileCount,
          notices,
        }),
      };
    }
    case 'points': {
      const points: ProfilePoint[] = [];
      return {
        add({ file, profile, sampleTypeIndex, startMs, labelSetMask }) {
          if (startMs !== undefined) {
            points.push({ key: file.key, timeMs: startMs, value: sumOf(profile, sampleTypeIndex, labelSetMask) });
          }
          return startMs !== undefined;
        },
        result: (profileCount, notices) => ({ kind: 'points', points, profileCount, notices }),
      };
    }
    case 'profile': {
      const profiles: Profile[] = [];
      return {
        add({ profile, labelSetMask }) {
          profiles.push(labelSetMask === undefined ? profile : filterSamples(profile, { labelSetMask }));
          return true;
        },
        result: (profileCount, notices) => ({
          kind: 'profile',
          profile: profiles.length === 0 ? undefined : mergeProfiles(profiles),
          profileCount,
          notices,
        }),
      };
    }
  }
}

function sumOf({ samples }: Profile, sampleTypeIndex: number, labelSetMask: Uint8Array | undefined): number {
  return samples.values[sampleTypeIndex].reduce(
    (sum, value, row) =>
      labelSetMask === undefined || labelSetMask[samples.labelSetIndex[row]] === 1 ? sum + value : sum,
    0
  );
}

function treeCounter(work: TreeWork): Counter {
  const { profileTypeId, maxNodes, stackPart, cutsSharedFunctions, extremesOf } = work;
  const trees = new TreeAccumulator();
  // A part of the stacks says nothing of what was recorded of whole functions.
  const calls = stackPart === undefined ? new CallsAccumulator(() => trees.merged()) : undefined;
  const extremes = extremesOf && new FunctionExtremes(extremesOf);
  const inOrder = work.order && new TimeOrder(maxNodes);
  let isApproximate = false;
  return {
    add({ profile: decoded, sampleTypeIndex, labelSetMask }) {
      const profile =
        cutsSharedFunctions === true ? withMadeUpStacks(decoded, { cutsAtSeveralCallers: true }) : decoded;
      const meant =
        stackPart === undefined ? profile : filterSamples(profile, { stackMask: maskOfStacks(profile, stackPart) });
      const tree = buildCallTree(meant, sampleTypeIndex, { labelSetMask });
      const recorded = calls?.add(profile, sampleTypeIndex, tree);
      extremes?.add(recorded ?? numbersOfTree(tree));
      trees.add(tree);
      inOrder?.add({ profile: meant, sampleTypeIndex, labelSetMask });
      isApproximate ||= profile.approximate;
      return true;
    },
    result(profileCount, notices): TreeResult {
      const whole = trees.merged() ?? emptyTree(parseProfileTypeId(profileTypeId)?.sampleUnit ?? '');
      const ordered = inOrder?.result();
      const cut =
        ordered !== undefined && 'chart' in ordered
          ? { tree: ordered.chart, isTruncated: ordered.chart.cutFunction !== undefined }
          : maxNodes === undefined
            ? { tree: whole, isTruncated: false }
            : truncateTree(whole, maxNodes);
      const exactCalls = calls?.merged();
      const { functions } = exactCalls ?? cut.tree;
      return {
        kind: 'tree',
        ...cut,
        isApproximate,
        ...(exactCalls === undefined ? {} : { exactCalls }),
        ...(extremes === undefined ? {} : { extremes: extremes.of(functions) }),
        profileCount,
        notices: ordered !== undefined && 'sentence' in ordered ? [...notices, ordered.sentence] : notices,
      };
    },
  };
}

/** The tree of no profile at all: a root of 0. */
function emptyTree(unit: string): CallTree {
  return {
    length: 1,
    functions: { length: 1, names: [ROOT_NAME], fileNames: [''], startLines: new Int32Array(1), mappings: [''] },
    functionIndex: new Int32Array(1),
    depth: new Int32Array(1),
    self: new Float64Array(1),
    total: new Float64Array(1),
    subtreeEnd: Int32Array.of(1),
    unit,
  };
}
