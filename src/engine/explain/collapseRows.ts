// Rows of equal codes become one: a label set comes back at every point in time, and after this step time is gone.

/** Odd and irregular in binary: they spread small codes over all bits. */
const FIRST_FACTOR = 0x9e3779b1;
const SECOND_FACTOR = 0x85ebca6b;

export interface CollapsedRows {
  /** Per row: the number of its label set. */
  readonly setOfRow: Int32Array;
  /** Per label set: a row that has it. In order of first appearance, but for those that collided. */
  readonly firstRow: Int32Array;
}

/**
 * Numbers the distinct rows of `columns`, column by column, so that 20 columns of a million rows stay in step with the memory.
 *
 * Rows are found by a 32-bit hash and then compared with the first row of their set. A row that only has the hash in common becomes a set of
 * its own. Two sets of equal codes are harmless, because sums per label come out the same; looking further would let input that was made
 * to collide take quadratic time.
 */
export function collapseRows(columns: readonly Int32Array[], length: number): CollapsedRows {
  const setOfRow = new Int32Array(length);
  const hashes = hashRows(columns, length);
  const firstRow = numberByHash(hashes, setOfRow);
  // The hashes have done their work: their place is taken by each row's model, the first row of its set.
  const model = hashes;
  for (let row = 0; row < length; row++) {
    model[row] = firstRow[setOfRow[row]];
  }
  const isOther = differsFromModel(columns, model);
  const own: number[] = [];
  for (let row = 0; row < length; row++) {
    if (isOther[row] === 1) {
      setOfRow[row] = firstRow.length + own.length;
      own.push(row);
    }
  }
  const all = new Int32Array(firstRow.length + own.length);
  all.set(firstRow);
  all.set(own, firstRow.length);
  return { setOfRow, firstRow: all };
}

/** Four columns at a time, so that the hashes are read and written a quarter as often; missing ones count as the last. */
function byFours(columns: readonly Int32Array[]): Array<readonly [Int32Array, Int32Array, Int32Array, Int32Array]> {
  const at = (column: number) => columns[Math.min(column, columns.length - 1)];
  return Array.from({ length: Math.ceil(columns.length / 4) }, (_, four) => [
    at(4 * four),
    at(4 * four + 1),
    at(4 * four + 2),
    at(4 * four + 3),
  ]);
}

function hashRows(columns: readonly Int32Array[], length: number): Int32Array {
  const hashes = new Int32Array(length);
  for (const [first, second, third, fourth] of byFours(columns)) {
    for (let row = 0; row < length; row++) {
      const half = Math.imul(Math.imul(hashes[row] ^ first[row], FIRST_FACTOR) ^ second[row], SECOND_FACTOR);
      const mixed = Math.imul(Math.imul(half ^ (half >>> 15) ^ third[row], FIRST_FACTOR) ^ fourth[row], SECOND_FACTOR);
      hashes[row] = mixed ^ (mixed >>> 15);
    }
  }
  return hashes;
}

/** One byte per row: 1 if any of its codes is not its model's. */
function differsFromModel(columns: readonly Int32Array[], model: Int32Array): Uint8Array {
  const differs = new Uint8Array(model.length);
  for (const [first, second, third, fourth] of byFours(columns)) {
    for (let row = 0; row < model.length; row++) {
      const other = model[row];
      if (
        first[row] !== first[other] ||
        second[row] !== second[other] ||
        third[row] !== third[other] ||
        fourth[row] !== fourth[other]
      ) {
        differs[row] = 1;
      }
    }
  }
  return differs;
}

/** Fills `setOfRow` with one number per hash, by open addressing; returns the first row of each. */
function numberByHash(hashes: Int32Array, setOfRow: Int32Array): Int32Array {
  let slots: Int32Array = new Int32Array(1024);
  let firstRow: Int32Array = new Int32Array(512);
  let count = 0;
  for (let row = 0; row < hashes.length; row++) {
    const hash = hashes[row];
    let mask = slots.length - 1;
    let slot = hash & mask;
    while (slots[slot] !== 0 && hashes[firstRow[slots[slot] - 1]] !== hash) {
      slot = (slot + 1) & mask;
    }
    if (slots[slot] === 0) {
      if (count === firstRow.length) {
        const grown = new Int32Array(count * 2);
        grown.set(firstRow);
        firstRow = grown;
        slots = slotsOf(hashes, firstRow, count);
        mask = slots.length - 1;
        slot = freeSlot(slots, hash);
      }
      firstRow[count++] = row;
      slots[slot] = count;
    }
    setOfRow[row] = slots[slot] - 1;
  }
  return firstRow.slice(0, count);
}

/** Set + 1 per slot, 0 for an empty one; four slots per set that there is. */
function slotsOf(hashes: Int32Array, firstRow: Int32Array, count: number): Int32Array {
  const slots = new Int32Array(count * 4);
  for (let set = 0; set < count; set++) {
    slots[freeSlot(slots, hashes[firstRow[set]])] = set + 1;
  }
  return slots;
}

function freeSlot(slots: Int32Array, hash: number): number {
  const mask = slots.length - 1;
  let slot = hash & mask;
  while (slots[slot] !== 0) {
    slot = (slot + 1) & mask;
  }
  return slot;
}
