// A tree as JSON has it, where a node's value includes its children's: each node becomes one sample of what is its own.
//
//     main 10 ── work 6 ── hash 4         main            1
//         └───── idle 3                   main;work       2
//                                         main;work;hash  4
//                                         main;idle       3
import { type Label } from '../../profile/profile';
import { type ProfileBuilder } from '../../profile/profileBuilder';

export interface TreeNode {
  /** A row of the builder's frames; undefined for what is no call: the node of everything, a node `[self]`, a thread. */
  readonly frame: number | undefined;
  /** Labels of what is here and below; those of the node above when left out. */
  readonly labels?: readonly Label[];
  /** With its children's. */
  readonly total: number;
  readonly children: readonly unknown[];
}

export interface TreeReading {
  /** Looks at one node; throws a DecodeError for what is none. */
  readonly readNode: (node: unknown) => TreeNode;
  readonly addSample: (stack: number, self: number, labels: readonly Label[]) => void;
  /** How far one total may be from its true value because it was rounded. */
  readonly roundedBy: number;
}

interface Visit {
  readonly node: TreeNode;
  /** The stack that it stands on, and the labels of the node above. */
  readonly callers: number;
  readonly labels: readonly Label[];
}

/** Depth first, children in the order of the file. Returns how many nodes are smaller than their children together; their self is 0. */
export function readTree(root: unknown, builder: ProfileBuilder, reading: TreeReading): number {
  const { readNode, addSample, roundedBy } = reading;
  let tooSmallCount = 0;
  const waiting: Visit[] = [{ node: readNode(root), callers: -1, labels: [] }];
  for (let visit = waiting.pop(); visit !== undefined; visit = waiting.pop()) {
    const { node, callers } = visit;
    const labels = node.labels ?? visit.labels;
    const stack = node.frame === undefined ? callers : builder.addStack(callers, node.frame);
    let self = node.total;
    for (let index = node.children.length - 1; index >= 0; index--) {
      const child = readNode(node.children[index]);
      self -= child.total;
      waiting.push({ node: child, callers: stack, labels });
    }
    tooSmallCount += self < -roundedBy * (node.children.length + 1) ? 1 : 0;
    if (self > 0) {
      addSample(stack, self, labels);
    }
  }
  return tooSmallCount;
}

/** The sentence about the nodes that `readTree` counted. */
export function noticeOfTooSmall(count: number): readonly string[] {
  return count === 0 ? [] : [`${count} calls are smaller than what they call together; what they call was kept.`];
}
