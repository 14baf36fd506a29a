// CallTree or DiffTree → Profile, so that what is shown can be written in any format that profiles are written in.

import { gatherNumbers } from '../../base/gather';
import { PairInterner } from '../../base/pairInterner';
import {
  type FrameTable,
  type FunctionTable,
  type Profile,
  type SampleType,
  type TimeRangeMs,
} from '../profile/profile';
import { type CallTree, isDiffTree } from './callTree';
import { parentOfNodes } from './nodeColumns';

/** What a tree does not know about itself. */
export interface TreeOrigin {
  /** Name and unit of the values; a tree's own unit is often Grafana's. A diff's types are called `baseline` and `comparison`. */
  readonly sampleType: SampleType;
  readonly periodType?: SampleType;
  readonly timeRange?: TimeRangeMs;
}

/**
 * One sample per call node with a self, in the order of the tree. The root is no frame, unless it is a function, as in a sandwich. What
 * a store cut off becomes a function `other`: formats have no mark for it.
 */
export function profileFromTree(tree: CallTree, { sampleType, periodType, timeRange }: TreeOrigin): Profile {
  const columns = isDiffTree(tree) ? [tree.baselineSelf, tree.self] : [tree.self];
  const sampleTypes = isDiffTree(tree)
    ? ['baseline', 'comparison'].map((name) => ({ name, unit: sampleType.unit }))
    : [sampleType];
  // Call node n is the row n − firstNode of the stacks.
  const firstNode = tree.functionIndex[0] === 0 ? 1 : 0;
  const strings = new Strings();
  const { frames, frameOfStack, mappings } = framesOf(tree, firstNode);
  const sampled = sampledNodes(tree.length, columns);
  return {
    sampleTypes,
    defaultSampleTypeIndex: columns.length - 1,
    periodType,
    timeRange,
    functions: functionsOf(tree, strings),
    strings: strings.texts,
    frames,
    mappings: mappings.map((fileName) => ({ fileName, buildId: '' })),
    stacks: {
      length: tree.length - firstNode,
      parent: parentOfNodes(tree.depth)
        .slice(firstNode)
        .map((parent) => parent - firstNode),
      frameIndex: frameOfStack,
    },
    samples: {
      length: sampled.length,
      stackIndex: sampled.map((node) => node - firstNode),
      labelSetIndex: new Int32Array(sampled.length),
      values: columns.map((column) => gatherNumbers(column, sampled)),
    },
    labelSets: [[]],
    format: 'tree',
    approximate: false,
    notices: [],
  };
}

/** The call nodes that have a value in any of the columns. */
function sampledNodes(length: number, columns: readonly Float64Array[]): Int32Array {
  const nodes = new Int32Array(length);
  let count = 0;
  for (let node = 0; node < length; node++) {
    if (columns.some((column) => column[node] !== 0)) {
      nodes[count++] = node;
    }
  }
  return nodes.slice(0, count);
}

/** Texts, each once; the first is the empty one. */
class Strings {
  readonly texts = [''];
  private readonly rows = new Map([['', 0]]);

  rowOf(text: string): number {
    const known = this.rows.get(text);
    if (known !== undefined) {
      return known;
    }
    this.rows.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }
}

function functionsOf({ functions }: CallTree, strings: Strings): FunctionTable {
  return {
    length: functions.length,
    name: Int32Array.from(functions.names, (name) => strings.rowOf(name)),
    systemName: new Int32Array(functions.length),
    fileName: Int32Array.from(functions.fileNames, (fileName) => strings.rowOf(fileName)),
    startLine: functions.startLines,
  };
}

interface TreeFrames {
  readonly frames: FrameTable;
  readonly frameOfStack: Int32Array;
  readonly mappings: readonly string[];
}

/** A frame is a function at a line. Binaries are the functions' own. */
function framesOf({ functions, functionIndex, line }: CallTree, firstNode: number): TreeFrames {
  const pairs = new PairInterner();
  const frameOfStack = functionIndex
    .slice(firstNode)
    .map((row, stack) => pairs.intern(row, line === undefined ? 0 : line[firstNode + stack]));
  const { first: functionOfFrame, second: lineOfFrame } = pairs.toColumns();
  const binaries = new Strings();
  const mappingOf = functions.mappings.map((mapping) => binaries.rowOf(mapping) - 1);
  return {
    frames: {
      length: functionOfFrame.length,
      functionIndex: functionOfFrame,
      line: lineOfFrame,
      mappingIndex: functionOfFrame.map((row) => mappingOf[row]),
      inlined: new Uint8Array(functionOfFrame.length),
    },
    frameOfStack,
    mappings: binaries.texts.slice(1),
  };
}
