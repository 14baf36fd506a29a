// Merges any number of call trees as they come. Merging each into one growing tree would copy that tree per file, so
// trees wait until there are two of about the same weight, as the digits of a binary counter do:
//
//     files read   waiting trees (files in each)
//     1            1
//     2            2
//     3            2 1
//     4            4
import { type CallTree } from '../engine/tree/callTree';
import { mergeCallTrees } from '../engine/tree/mergeCallTrees';

export class TreeAccumulator {
  private readonly waiting: Array<{ tree: CallTree; fileCount: number }> = [];

  /** All trees must have the same unit. */
  add(tree: CallTree): void {
    let added = { tree, fileCount: 1 };
    for (
      let last = this.waiting.at(-1);
      last !== undefined && last.fileCount <= added.fileCount;
      last = this.waiting.at(-1)
    ) {
      this.waiting.pop();
      added = { tree: mergeCallTrees([last.tree, added.tree]), fileCount: last.fileCount + added.fileCount };
    }
    this.waiting.push(added);
  }

  /** The merge of everything added so far; undefined when that is nothing. Adding may go on afterwards. */
  merged(): CallTree | undefined {
    return this.waiting.length > 1 ? mergeCallTrees(this.waiting.map(({ tree }) => tree)) : this.waiting[0]?.tree;
  }
}
