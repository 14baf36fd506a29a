// The call tree of V8's CPU profiler: nodes with ids, in any order, which name their children or their parent.
import { PairInterner } from '../../../base/pairInterner';
import { type ProfileBuilder } from '../../profile/profileBuilder';
import { DecodeError } from '../decodeError';
import { addFunctionOfCall } from './callFrame';
import { isFiniteNumber, isObject, type JsonObject, lineOf, textOf } from '../jsonValue';

/**
 * What a node stands for: a call; the root, which is none; time in which nothing ran; or work of V8 itself, which is recorded beside
 * the program's calls and belongs on top of what ran before it.
 */
export type NodeKind = 'call' | 'root' | 'idle' | 'onTop';

const KINDS: ReadonlyMap<string, NodeKind> = new Map([
  ['(root)', 'root'],
  ['(idle)', 'idle'],
  ['(program)', 'onTop'],
  ['(garbage collector)', 'onTop'],
]);

/** How many samples in a node itself the file counts at a line (0 where unknown). */
export interface LineHits {
  readonly line: number;
  readonly count: number;
}

/** Marks of a stack that was not looked for yet, and of one whose callers are being looked for. */
const UNKNOWN = -2;
const PENDING = -3;

export class CpuNodes {
  private readonly rows = new Map<unknown, number>();
  private readonly parentRowOfChild = new Map<unknown, number>();
  private readonly ids: unknown[] = [];
  private readonly parentIds: unknown[] = [];
  private readonly functions: number[] = [];
  private readonly kinds: NodeKind[] = [];
  private readonly stacks: number[] = [];
  private readonly hits: Array<readonly LineHits[]> = [];
  /** A function at a line → row of `frames`, which are the builder's: samples ask for them a million times. */
  private readonly linesOfFunctions = new PairInterner();
  private readonly frames: number[] = [];

  constructor(
    private readonly builder: ProfileBuilder,
    /** As in the sentences of errors. */
    private readonly format: string
  ) {}

  get length(): number {
    return this.ids.length;
  }

  /** Adds nodes that name each other by id. */
  addAll(nodes: readonly unknown[]): void {
    for (const node of nodes) {
      if (!isObject(node)) {
        throw this.malformed('has something else in the place of a node');
      }
      const row = this.add(node, node.parent);
      for (const child of Array.isArray(node.children) ? node.children : []) {
        this.parentRowOfChild.set(child, row);
      }
    }
  }

  /** Adds a node with all that are inside of it, as old versions write them. */
  addTree(head: JsonObject): void {
    const open: Array<{ readonly node: unknown; readonly parentId: unknown }> = [{ node: head, parentId: undefined }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { node, parentId } = next;
      if (!isObject(node)) {
        throw this.malformed('has something else in the place of a node');
      }
      this.add(node, parentId);
      for (const child of Array.isArray(node.children) ? node.children : []) {
        open.push({ node: child, parentId: node.id });
      }
    }
  }

  /** The row of the node with that id, undefined where there is none. */
  rowOf(id: unknown): number | undefined {
    return this.rows.get(id);
  }

  kindOf(row: number): NodeKind {
    return this.kinds[row];
  }

  /** The node's stack with its own function at a line (0 where unknown); -1 for the root. */
  stackAt(row: number, line: number): number {
    const stack = this.stackOf(row);
    if (line === 0 || this.kinds[row] === 'root') {
      return stack;
    }
    const parent = this.parentOf(row);
    return this.push(parent === -1 ? -1 : this.stackOf(parent), row, line);
  }

  /** The node's function on top of another stack than its own. */
  stackOnTop(row: number, below: number): number {
    return this.push(below, row, 0);
  }

  /** The node's own samples by line, as far as the file counts them. */
  hitsOf(row: number): readonly LineHits[] {
    return this.hits[row];
  }

  private add(node: JsonObject, parentId: unknown): number {
    const { callFrame, id } = node;
    // Before 2016 the call stood in the node itself, with lines from 1.
    const call = isObject(callFrame) ? callFrame : node;
    const row = this.ids.push(id) - 1;
    this.rows.set(id, row);
    this.parentIds.push(parentId);
    this.functions.push(addFunctionOfCall(this.builder, call, call === node ? 1 : 0));
    this.kinds.push(KINDS.get(textOf(call.functionName)) ?? 'call');
    this.stacks.push(UNKNOWN);
    this.hits.push(readHits(node));
    return row;
  }

  private parentOf(row: number): number {
    return this.rows.get(this.parentIds[row]) ?? this.parentRowOfChild.get(this.ids[row]) ?? -1;
  }

  private stackOf(row: number): number {
    const path: number[] = [];
    let at = row;
    while (at !== -1 && this.stacks[at] === UNKNOWN) {
      this.stacks[at] = PENDING;
      path.push(at);
      at = this.parentOf(at);
    }
    if (at !== -1 && this.stacks[at] === PENDING) {
      throw this.malformed('has a node that is among its own callers');
    }
    let stack = at === -1 ? -1 : this.stacks[at];
    for (let index = path.length - 1; index >= 0; index--) {
      stack = this.kinds[path[index]] === 'root' ? stack : this.push(stack, path[index], 0);
      this.stacks[path[index]] = stack;
    }
    return stack;
  }

  private push(below: number, row: number, line: number): number {
    const frame = this.linesOfFunctions.intern(this.functions[row], line);
    this.frames[frame] ??= this.builder.addFrame(this.functions[row], { line });
    return this.builder.addStack(below, this.frames[frame]);
  }

  private malformed(message: string): DecodeError {
    return new DecodeError(this.format, -1, message, 'Record it again.');
  }
}

function readHits({ hitCount, positionTicks }: JsonObject): readonly LineHits[] {
  const hits: LineHits[] = [];
  let rest = isFiniteNumber(hitCount) ? hitCount : 0;
  for (const position of Array.isArray(positionTicks) ? positionTicks : []) {
    if (isObject(position) && isFiniteNumber(position.ticks) && position.ticks > 0) {
      hits.push({ line: lineOf(position.line), count: position.ticks });
      rest -= position.ticks;
    }
  }
  return rest > 0 ? [...hits, { line: 0, count: rest }] : hits;
}
