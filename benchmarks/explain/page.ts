// The page of the explanation's benchmark: the label explorer's own client with its worker, and the floor on the same arrays.
import { ExplainClient } from '../../src/worker/explain/explainClient';
import { startExplainWorker } from '../../src/worker/explain/startExplainWorker';
import { floor } from './floor';
import { generateTable, window as spike } from './generateTables';

/** Tables of one query: so many, with so many rows and labels each. */
export interface TableShape {
  readonly tables: number;
  readonly rows: number;
  readonly labels: number;
}

declare global {
  interface Window {
    /** Milliseconds of a plain loop over generated tables. */
    floorMs(shape: TableShape): number;
    /** Milliseconds from the tables in hand to their timeline, their ranking and the explanation of the spike. */
    oursMs(shape: TableShape): Promise<number>;
  }
}

const generate = ({ tables, rows, labels }: TableShape) =>
  Array.from({ length: tables }, (_, index) => generateTable(rows, labels, index + 1));

const client = new ExplainClient(startExplainWorker);

window.floorMs = (shape) => {
  const tables = generate(shape);
  const start = performance.now();
  const total = floor(tables, spike);
  const took = performance.now() - start;
  return total > 0 ? took : NaN;
};

window.oursMs = async (shape) => {
  const comparison = generate(shape);
  const start = performance.now();
  await client.load({ comparison, baseline: [], stepMs: undefined });
  const { change } = await client.answer({
    sides: { kind: 'window', window: spike },
    order: 'explanation',
    limit: 10,
    unlimited: [],
    search: '',
  });
  const took = performance.now() - start;
  // Whoever did not give the tables away computed on the page, and whoever explains nothing did less.
  const isInWorker = comparison.every(({ value }) => value.length === 0);
  return isInWorker && change !== undefined ? took : NaN;
};
