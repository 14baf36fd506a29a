// Profile → CallTree: one sample type's stacks, merged by function from the root.

import { gatherIntegers } from '../../base/gather';
import { type Profile } from '../profile/profile';
import { type CallTree } from './callTree';
import { mergeRows } from './mergeRows';
import { lineOfNodes, selfOfNodes, totalOfNodes } from './nodeColumns';
import { LEFT_OUT, ROOT_ROW } from './siblings';
import { FunctionCollector, type SortedFunctions } from './treeFunctions';

export interface BuildCallTreeOptions {
  /** One entry per row of `Profile.labelSets`: samples whose label set has a 0 are left out. */
  readonly labelSetMask?: Uint8Array;
}

/**
 * Merges the stacks of one sample type. A call node exists where a sample that was kept passes with a value other than
 * 0; values that are not finite count as 0, so no sum is ever NaN. Negative values are summed like any other.
 * Linear in samples and stacks, apart from sorting the functions that occur and wide nodes' children.
 *
 * @throws RangeError when the profile has no such sample type.
 */
export function buildCallTree(profile: Profile, sampleTypeIndex: number, options: BuildCallTreeOptions = {}): CallTree {
  const sampleType = profile.sampleTypes[sampleTypeIndex];
  if (sampleType === undefined) {
    throw new RangeError(`There is no sample type ${sampleTypeIndex}: the profile has ${profile.sampleTypes.length}.`);
  }
  const { weights, parent } = weighStacks(profile, profile.samples.values[sampleTypeIndex], options.labelSetMask);
  const { functions, rowOf } = functionsOfStacks(profile, parent);
  const rowOfFrame = gatherIntegers(rowOf, profile.frames.functionIndex);
  const { frameIndex } = profile.stacks;
  const key = new Int32Array(parent.length);
  for (let row = 1; row < key.length; row++) {
    key[row] = rowOfFrame[frameIndex[row - 1]];
  }
  const nodes = mergeRows(parent, key);
  const self = selfOfNodes(nodes, weights);
  return {
    length: nodes.length,
    functions,
    functionIndex: nodes.key,
    depth: nodes.depth,
    self,
    total: totalOfNodes(self, nodes.subtreeEnd),
    subtreeEnd: nodes.subtreeEnd,
    line: hasLines(profile)
      ? lineOfNodes(nodes, linesOfRows(profile), gatherIntegers(functions.startLines, nodes.key))
      : undefined,
    unit: sampleType.unit,
  };
}

/** Rows for `mergeRows`: row 0 is the root, row s + 1 the stack s, left out where no kept sample passes. */
export interface WeighedStacks {
  readonly weights: Float64Array;
  readonly parent: Int32Array;
}

/** Of one sample type; `mask` as in the options. */
export function weighStacks(profile: Profile, values: Float64Array, mask: Uint8Array | undefined): WeighedStacks {
  const { samples, stacks } = profile;
  const { stackIndex, labelSetIndex } = samples;
  const weights = new Float64Array(stacks.length + 1);
  const isUsed = new Uint8Array(stacks.length + 1);
  for (let sample = 0; sample < samples.length; sample++) {
    const value = values[sample];
    if (value === 0 || !Number.isFinite(value) || (mask !== undefined && mask[labelSetIndex[sample]] === 0)) {
      continue;
    }
    const row = stackIndex[sample] + 1;
    weights[row] += value;
    isUsed[row] = 1;
  }
  const parent = new Int32Array(stacks.length + 1).fill(LEFT_OUT);
  parent[0] = ROOT_ROW;
  for (let row = stacks.length; row > 0; row--) {
    if (isUsed[row] === 1) {
      parent[row] = stacks.parent[row - 1] + 1;
      isUsed[parent[row]] = 1;
    }
  }
  return { weights, parent };
}

/** The functions that the used stacks name; `rowOf` is per function of the profile, 0 for the others. */
export function functionsOfStacks(profile: Profile, parent: Int32Array): SortedFunctions {
  const { strings, functions, frames, mappings, stacks } = profile;
  const isFrameUsed = new Uint8Array(frames.length);
  for (let row = 1; row < parent.length; row++) {
    if (parent[row] !== LEFT_OUT) {
      isFrameUsed[stacks.frameIndex[row - 1]] = 1;
    }
  }
  const collector = new FunctionCollector('name-and-file');
  const added = new Int32Array(functions.length);
  for (let frame = 0; frame < frames.length; frame++) {
    if (isFrameUsed[frame] === 1) {
      const row = frames.functionIndex[frame];
      const mapping = frames.mappingIndex[frame];
      added[row] = collector.add(
        strings[functions.name[row]],
        strings[functions.fileName[row]],
        functions.startLine[row],
        mapping < 0 ? '' : mappings[mapping].fileName
      );
    }
  }
  const sorted = collector.sorted();
  return { functions: sorted.functions, rowOf: gatherIntegers(sorted.rowOf, added) };
}

function hasLines({ frames, functions }: Profile): boolean {
  return frames.line.some((line) => line > 0) || functions.startLine.some((line) => line > 0);
}

function linesOfRows({ stacks, frames }: Profile): Int32Array {
  const lines = new Int32Array(stacks.length + 1);
  for (let row = 1; row < lines.length; row++) {
    lines[row] = frames.line[stacks.frameIndex[row - 1]];
  }
  return lines;
}
