// `npm run bench`: every row against its floor and its peer in one run. `npm run bench -- paint` runs the rows that have "paint"
// in their name, `--rounds N` changes how often each is measured.
import { parseArgs } from 'node:util';
import { formatRow, measureRow, tableHead } from './measure';
import { decodeRows } from './decode/rows';
import { explainRows } from './explain/rows';
import { formatRows } from './formats/rows';
import { paintRows } from './paint/rows';
import { treeRows } from './tree/rows';
import { wireRows } from './wire/rows';

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' } },
});
const wanted = (name: string) => positionals.length === 0 || positionals.some((part) => name.includes(part));

process.stdout.write(`Medians of ${values.rounds} rounds on Node ${process.versions.node}.\n\n${tableHead}\n`);
for (const group of [decodeRows, formatRows, treeRows, wireRows, explainRows, paintRows]) {
  const { rows, close } = await group(wanted);
  try {
    for (const row of rows) {
      process.stdout.write(`${formatRow(await measureRow(row, Number(values.rounds)))}\n`);
    }
  } finally {
    await close();
  }
}
