// How much memory a store's answer holds, for the cache that is bounded in bytes: estimates that lean to the large side.
import { type CallTree } from '../../engine/tree/callTree';

const BYTES_PER_VALUE = 16;
const BYTES_PER_OBJECT = 128;

/** At least 1. Columns are counted exactly, texts and small objects by number. */
export function answerSizeBytes(answer: object): number {
  let size = BYTES_PER_OBJECT;
  for (const table of [
    'tree' in answer ? answer.tree : undefined,
    'exactCalls' in answer ? answer.exactCalls : undefined,
  ]) {
    if (hasFunctions(table)) {
      for (const column of Object.values(table)) {
        size += ArrayBuffer.isView(column) ? column.byteLength : 0;
      }
      size += table.functions.length * BYTES_PER_OBJECT * 2;
    }
  }
  for (const list of Object.values(answer)) {
    if (Array.isArray(list)) {
      size += list.reduce<number>((sum, item) => sum + itemSizeBytes(item), 0);
    }
  }
  return size;
}

function itemSizeBytes(item: unknown): number {
  if (typeof item === 'object' && item !== null) {
    const lengths = Object.values(item).map((value) => (Array.isArray(value) ? value.length : 0));
    return BYTES_PER_OBJECT + lengths.reduce((sum, length) => sum + length * BYTES_PER_VALUE, 0);
  }
  return BYTES_PER_OBJECT;
}

function hasFunctions(table: unknown): table is Pick<CallTree, 'functions'> {
  return typeof table === 'object' && table !== null && 'functions' in table;
}
