// A queue that gives the row of the largest value first: a binary heap.

export class LargestFirst {
  private readonly heap: number[] = [];

  /** `valueOf`: The value of a row, which must not change while the row waits. */
  constructor(private readonly valueOf: (row: number) => number) {}

  push(row: number): void {
    const { heap, valueOf } = this;
    const value = valueOf(row);
    let at = heap.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (valueOf(heap[above]) >= value) {
        break;
      }
      heap[at] = heap[above];
      at = above;
    }
    heap[at] = row;
  }

  /** The row of the largest value, no longer in the queue; undefined when the queue is empty. */
  pop(): number | undefined {
    const { heap, valueOf } = this;
    const first = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) {
      return last;
    }
    const value = valueOf(last);
    let at = 0;
    for (let child = 1; child < heap.length; child = 2 * at + 1) {
      const larger = child + 1 < heap.length && valueOf(heap[child + 1]) > valueOf(heap[child]) ? child + 1 : child;
      if (valueOf(heap[larger]) <= value) {
        break;
      }
      heap[at] = heap[larger];
      at = larger;
    }
    heap[at] = last;
    return first;
  }
}
