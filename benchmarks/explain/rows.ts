// From label tables in hand to the ranked explanation, by way of the worker: one wide table, and many tables of one label.
import { type RowGroup } from '../measure';
import { openExplainPages } from './explainPages';

const shapes = [
  { name: 'explain in the worker, 1 M rows × 20 labels', shape: { tables: 1, rows: 1_000_000, labels: 20 } },
  { name: 'explain in the worker, 200 × 100,000 rows', shape: { tables: 200, rows: 100_000, labels: 1 } },
];

export async function explainRows(isWanted: (name: string) => boolean): Promise<RowGroup> {
  const wanted = shapes.filter(({ name }) => isWanted(name));
  if (wanted.length === 0) {
    return { rows: [], close: async () => {} };
  }
  const pages = await openExplainPages();
  const rows = wanted.map(({ name, shape }) => ({
    name,
    floor: () => pages.floor(shape),
    ours: () => pages.ours(shape),
    budget: { toFloor: 3 },
  }));
  return { rows, close: () => pages.close() };
}
