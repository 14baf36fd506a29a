// From labelled values over time to the ranked explanation: one wide table, and many tables of one label.
import { compareWindow } from '../../src/engine/explain/compareTables';
import { explainChange } from '../../src/engine/explain/explainChange';
import { type LabelTable } from '../../src/engine/explain/labelTable';
import { type RowGroup, timed } from '../measure';
import { floor } from './floor';
import { generateTable, window } from './generateTables';

const shapes = [
  { name: 'explain, 1 M rows × 20 labels', tables: () => [generateTable(1_000_000, 20, 1)] },
  {
    name: 'explain, 200 frames × 100,000 rows',
    tables: () => Array.from({ length: 200 }, (_, index) => generateTable(100_000, 1, index + 1)),
  },
];

export async function explainRows(isWanted: (name: string) => boolean): Promise<RowGroup> {
  const rows = shapes
    .filter(({ name }) => isWanted(name))
    .map(({ name, tables: make }) => {
      const tables = make();
      return {
        name,
        floor: timed(() => floor(tables, window)),
        ours: timed(() => explain(tables)),
        budget: { toFloor: 3 },
      };
    });
  return { rows, close: async () => {} };
}

function explain(tables: readonly LabelTable[]): number {
  return explainChange(compareWindow(tables, window)).explanations.length;
}
