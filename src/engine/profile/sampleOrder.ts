// The order in time that samples with a start promise: those of one label set come one after the other.
import { type SampleTable } from './profile';

/** The first row whose start is no number or lies before that of an earlier row of its label set, -1 where there is none. */
export function firstRowOutOfTurn(startNs: Float64Array, labelSetIndex: Int32Array, labelSetCount: number): number {
  const latest = new Float64Array(labelSetCount).fill(-Infinity);
  return startNs.findIndex((start, row) => {
    const isInTurn = start >= latest[labelSetIndex[row]];
    latest[labelSetIndex[row]] = start;
    return !isInTurn;
  });
}

/** The samples as they are, or all in the order of their starts where those of a label set go back in time. */
export function inOrderOfStart(samples: SampleTable, labelSetCount: number): SampleTable {
  const { startNs, stackIndex, labelSetIndex, values } = samples;
  if (startNs === undefined || firstRowOutOfTurn(startNs, labelSetIndex, labelSetCount) === -1) {
    return samples;
  }
  const rows = Int32Array.from(startNs, (_, row) => row).sort((a, b) => startNs[a] - startNs[b] || a - b);
  return {
    length: samples.length,
    stackIndex: rows.map((row) => stackIndex[row]),
    labelSetIndex: rows.map((row) => labelSetIndex[row]),
    values: values.map((column) => Float64Array.from(rows, (row) => column[row])),
    startNs: Float64Array.from(rows, (row) => startNs[row]),
  };
}
