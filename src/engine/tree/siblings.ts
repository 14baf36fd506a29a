// Rows grouped by parent, as slices of one column, and the sort of such a slice. What `mergeRows` walks over.

import { type Steps } from '../../base/steps';

/** In the column `parent`: the row is (part of) the root. */
export const ROOT_ROW = -1;
/** In the column `parent`: neither the row nor what hangs on it becomes part of the tree. */
export const LEFT_OUT = -2;

/**
 * Pairs of a row and its key, the pairs of one parent next to each other: pair p is pairs[2p] (the row) and pairs[2p + 1] (its
 * key). Two columns would be easier to read, but the walk jumps from slice to slice and each jump would miss the cache twice:
 * this is a quarter faster at a million rows.
 */
export interface Siblings {
  readonly pairs: Int32Array;
  /** The pairs of the children of row r are start[r + 1] … start[r + 2] − 1; those of row −1 are the root rows. */
  readonly start: Int32Array;
}

/**
 * Groups rows by parent in two counting passes, with a pause between them; within a parent rows keep their order. The second half of
 * the pairs is free, for `mergeRows` to gather the children of merged rows.
 */
export function* groupByParent(parent: Int32Array, key: Int32Array): Steps<Siblings> {
  const start = sliceEnds(parent);
  yield;
  return { pairs: fillSlices(parent, key, start), start };
}

/** Per slice of children where it ends. */
function sliceEnds(parent: Int32Array): Int32Array {
  const rowCount = parent.length;
  const start = new Int32Array(rowCount + 2);
  for (let row = 0; row < rowCount; row++) {
    if (parent[row] !== LEFT_OUT) {
      start[parent[row] + 1]++;
    }
  }
  let total = 0;
  for (let slice = 0; slice < start.length; slice++) {
    total += start[slice];
    start[slice] = total;
  }
  return start;
}

/** Fills slices backwards from their ends, which leaves each entry of `start` at its slice's start. */
function fillSlices(parent: Int32Array, key: Int32Array, start: Int32Array): Int32Array {
  const rowCount = parent.length;
  const pairs = new Int32Array(4 * rowCount);
  for (let row = rowCount - 1; row >= 0; row--) {
    if (parent[row] !== LEFT_OUT) {
      const pair = --start[parent[row] + 1];
      pairs[2 * pair] = row;
      pairs[2 * pair + 1] = key[row];
    }
  }
  return pairs;
}

/** Up to this many siblings, insertion beats the set-up of a native sort. */
const INSERTION_LIMIT = 24;

/** Sorts the pairs [from, to) by key; pairs of equal key keep their order. */
export function sortSiblings(pairs: Int32Array, from: number, to: number): void {
  if (to - from <= INSERTION_LIMIT) {
    sortByInsertion(pairs, from, to);
  } else if (!isAscending(pairs, from, to)) {
    sortMany(pairs, from, to);
  }
}

function sortByInsertion(pairs: Int32Array, from: number, to: number): void {
  for (let pair = from + 1; pair < to; pair++) {
    const row = pairs[2 * pair];
    const key = pairs[2 * pair + 1];
    let hole = pair;
    for (; hole > from && pairs[2 * hole - 1] > key; hole--) {
      pairs[2 * hole] = pairs[2 * hole - 2];
      pairs[2 * hole + 1] = pairs[2 * hole - 1];
    }
    pairs[2 * hole] = row;
    pairs[2 * hole + 1] = key;
  }
}

function isAscending(pairs: Int32Array, from: number, to: number): boolean {
  for (let pair = from + 1; pair < to; pair++) {
    if (pairs[2 * pair - 1] > pairs[2 * pair + 1]) {
      return false;
    }
  }
  return true;
}

/** Puts key and position into one number, because numbers sort natively: exact while key × siblings stays below 2^53. */
function sortMany(pairs: Int32Array, from: number, to: number): void {
  const count = to - from;
  const unsorted = pairs.slice(2 * from, 2 * to);
  const packed = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    packed[i] = unsorted[2 * i + 1] * count + i;
  }
  packed.sort();
  for (let i = 0; i < count; i++) {
    const position = packed[i] % count;
    pairs[2 * (from + i)] = unsorted[2 * position];
    pairs[2 * (from + i) + 1] = unsorted[2 * position + 1];
  }
}
