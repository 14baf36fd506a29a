// Trees and profiles as text that one can read: tests write them inline and print them back.

import { type Label, type Profile, type SampleType } from '../profile/profile';
import { ProfileBuilder } from '../profile/profileBuilder';
import { buildCallTree } from './buildCallTree';
import { type CallTree, isDiffTree } from './callTree';

const COUNTED: readonly SampleType[] = [{ name: 'samples', unit: 'count' }];

/**
 * One line per sample: functions from the root to the leaf, one value per sample type, then labels.
 *
 *     main [main.py:7]; work [work.py:12 from 10]; hash   5 500   vehicle=car region=eu
 *
 * In brackets stand file, current line and the function's first line, as far as they are known. A line that begins with its values
 * is a sample with an empty stack.
 */
export function profileFromText(text: string, sampleTypes: readonly SampleType[] = COUNTED): Profile {
  const builder = new ProfileBuilder(sampleTypes);
  for (const line of linesOf(text)) {
    const [, stackText, valueText, labelText] =
      /^(.*?)((?:(?:^|\s+)-?[\d.]+)+)((?:\s+\w+=\S+)*)$/u.exec(line.trim()) ?? [];
    if (stackText === undefined) {
      throw new Error(`Not a sample: ${line}`);
    }
    let stack = -1;
    for (const frame of stackText.split(';').filter((part) => part.trim() !== '')) {
      stack = builder.addStack(stack, addFrame(builder, frame.trim()));
    }
    builder.addSample(stack, words(valueText).map(Number), words(labelText).map(toLabel));
  }
  return builder.build({ format: 'text' });
}

function addFrame(builder: ProfileBuilder, text: string): number {
  const [, name, fileName = '', line, startLine] =
    /^(.*?)(?: \[([^\]:]*)(?::(\d+))?(?: from (\d+))?\])?$/u.exec(text) ?? [];
  const functionIndex = builder.addFunction({ name, fileName, startLine: Number(startLine ?? 0) });
  return builder.addFrame(functionIndex, { line: Number(line ?? 0) });
}

/**
 * A tree from indented lines of name, file in brackets if it is known, and self (0 if left out). The root is not written; a
 * line `total` at the outermost level gives it a self of its own.
 *
 *     idle 2
 *     main [main.py] 3
 *       work 5
 */
export function treeFromText(text: string, unit = 'count'): CallTree {
  const path: { readonly indent: number; readonly frame: string }[] = [];
  const samples = linesOf(text).map((line) => {
    const [, spaces, frame, self = '0'] = /^( *)(.*?)(?: (-?[\d.]+))?$/u.exec(line) ?? [];
    while (path.length > 0 && path[path.length - 1].indent >= spaces.length) {
      path.pop();
    }
    path.push({ indent: spaces.length, frame });
    const isRoot = path.length === 1 && frame === 'total';
    return { stack: isRoot ? '' : path.map((step) => step.frame).join('; '), self: Number(self) };
  });
  // A node without self has no sample of its own; a pair that cancels out keeps it if it has no callees either.
  const profile = profileFromText(
    samples.map(({ stack, self }) => (self === 0 ? `${stack} 1\n${stack} -1` : `${stack} ${self}`)).join('\n'),
    [{ name: unit, unit }]
  );
  return buildCallTree(profile, 0);
}

/** `- name [file] (total: 8, self: 3)` per node, indented by depth; of a diff also the baseline's values. `—` is 0. */
export function treeToText(tree: CallTree): string {
  return Array.from({ length: tree.length }, (_, node) => {
    const row = tree.functionIndex[node];
    const file = tree.functions.fileNames[row] && ` [${tree.functions.fileNames[row]}]`;
    const baseline = isDiffTree(tree)
      ? `; baseline total: ${value(tree.baselineTotal[node])}, self: ${value(tree.baselineSelf[node])}`
      : '';
    const values = `total: ${value(tree.total[node])}, self: ${value(tree.self[node])}${baseline}`;
    return `${'  '.repeat(tree.depth[node])}- ${tree.functions.names[row]}${file} (${values})`;
  }).join('\n');
}

function value(number: number): string {
  return number === 0 ? '—' : String(number);
}

function toLabel(text: string): Label {
  const [name, labelValue] = text.split('=');
  return { name, value: labelValue };
}

function words(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

/** The lines that hold something, without the indentation that they share. */
function linesOf(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const shared = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(shared));
}
