// The function table of a frame: its labels and files, each pair once.
import { type DataFrame } from '@grafana/data';
import { type CallTree, CUT_NAME, ROOT_NAME } from '../engine/tree/callTree';
import { type CheckedRows, type FrameColumns } from './checkRows';
import { cutRows } from './cutRows';
import { fieldNamed } from './frameFields';
import { readTexts, type Texts } from './frameTexts';

type LabelledRows = Pick<FrameColumns, 'label' | 'level'> & Pick<CheckedRows, 'isUsed'>;

/**
 * Functions by name and file in order of appearance, behind the root's own entry, and the function of each node. What the store cut
 * off has a row of its own, apart from a function of that name.
 *
 * @param frame A profile frame.
 * @param rows The frame's labels and levels, checked, and which labels are used behind the first row.
 * @param rowOffset 1 where the tree has a root that the frame has not.
 */
export function readFunctions(
  frame: DataFrame,
  rows: LabelledRows,
  rowOffset: 0 | 1
): Pick<CallTree, 'functions' | 'functionIndex' | 'cutFunction'> {
  const { label, level, isUsed } = rows;
  const file = fieldNamed(frame, 'fileName') && readTexts(frame, 'fileName');
  const mapping = fieldNamed(frame, 'mapping') && readTexts(frame, 'mapping');
  const isCutRow = cutRows(frame, label, level);
  if (rowOffset === 0 && areFunctions(label, isUsed) && !file && !mapping && isCutRow === undefined) {
    return { functions: namedFunctions(label.texts), functionIndex: label.index, cutFunction: undefined };
  }
  const table = new FunctionTable(label, file, mapping);
  const functionIndex = new Int32Array(frame.length + rowOffset);
  if (rowOffset === 1) {
    table.add(ROOT_NAME, '', '');
  } else {
    table.addRow(0);
  }
  if (isCutRow === undefined) {
    table.readRows(1 - rowOffset, functionIndex.subarray(1));
    return { functions: table.toFunctions(), functionIndex, cutFunction: undefined };
  }
  let cutFunction: number | undefined;
  for (let row = 1 - rowOffset; row < frame.length; row++) {
    if (isCutRow(row)) {
      cutFunction ??= table.add(CUT_NAME, '', '');
      functionIndex[row + rowOffset] = cutFunction;
    } else {
      functionIndex[row + rowOffset] = table.functionOf(row);
    }
  }
  return { functions: table.toFunctions(), functionIndex, cutFunction };
}

/** True where every label is some row's, and the first label is the first row's and nobody else's. */
function areFunctions({ index }: Texts, isUsed: Uint8Array): boolean {
  return index[0] === 0 && isUsed[0] === 0 && !isUsed.includes(0, 1);
}

/** The labels are the functions: nothing is known of them but their names. */
function namedFunctions(names: readonly string[]): CallTree['functions'] {
  const nothing = new Array<string>(names.length).fill('');
  return {
    length: names.length,
    names,
    fileNames: nothing,
    startLines: new Int32Array(names.length),
    mappings: nothing,
  };
}

/** Nearly every name has one file: the first one needs no look-up. Others are found by name and file. */
class FunctionTable {
  private readonly names: string[] = [];
  private readonly fileNames: string[] = [];
  private readonly mappings: string[] = [];
  /** Per label: its first function, −1 for none yet, and that function's file. */
  private readonly firstOfLabel: Int32Array;
  private readonly fileOfFirst: Int32Array;
  private readonly others = new Map<number, number>();

  constructor(
    private readonly label: Texts,
    private readonly file: Texts | undefined,
    private readonly mapping: Texts | undefined
  ) {
    this.firstOfLabel = new Int32Array(label.texts.length).fill(-1);
    this.fileOfFirst = new Int32Array(label.texts.length);
  }

  add(name: string, fileName: string, mapping: string): number {
    this.fileNames.push(fileName);
    this.mappings.push(mapping);
    return this.names.push(name) - 1;
  }

  /** A new entry with the label, file and mapping of a frame's row. */
  addRow(row: number): number {
    const textOf = (texts: Texts | undefined) => (texts === undefined ? '' : texts.texts[texts.index[row]]);
    return this.add(textOf(this.label), textOf(this.file), textOf(this.mapping));
  }

  /** The functions of all rows of the frame from one on. A loop of its own: nearly every row is answered by two columns. */
  readRows(from: number, functionIndex: Int32Array): void {
    const { firstOfLabel, fileOfFirst } = this;
    const labels = this.label.index;
    const files = this.file?.index;
    for (let index = 0; index < functionIndex.length; index++) {
      const row = from + index;
      const label = labels[row];
      const first = firstOfLabel[label];
      const isKnown = first !== -1 && (files === undefined || fileOfFirst[label] === files[row]);
      functionIndex[index] = isKnown ? first : this.functionOf(row);
    }
  }

  /** The function of a frame's row, a new one where label and file have not been together before. */
  functionOf(row: number): number {
    const labelIndex = this.label.index[row];
    const fileIndex = this.file === undefined ? 0 : this.file.index[row];
    const first = this.firstOfLabel[labelIndex];
    if (first === -1) {
      this.fileOfFirst[labelIndex] = fileIndex;
      this.firstOfLabel[labelIndex] = this.addRow(row);
      return this.firstOfLabel[labelIndex];
    }
    if (this.fileOfFirst[labelIndex] === fileIndex) {
      return first;
    }
    const key = labelIndex * (this.file?.texts.length ?? 1) + fileIndex;
    let other = this.others.get(key);
    if (other === undefined) {
      other = this.addRow(row);
      this.others.set(key, other);
    }
    return other;
  }

  toFunctions(): CallTree['functions'] {
    const { names, fileNames, mappings } = this;
    return { length: names.length, names, fileNames, startLines: new Int32Array(names.length), mappings };
  }
}
