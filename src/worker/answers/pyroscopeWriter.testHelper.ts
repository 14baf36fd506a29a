// Writes what servers answer, from nested lists: `['main', 1, [['work', 5]]]` is main with 1 of its own and a callee.
import {
  functionOf,
  line,
  location,
  message,
  number,
  packed,
  pprofFile,
  sample,
  text,
  varint,
} from '../../engine/formats/pprof/pprofWriter.testHelper';

/** Name, own value (0 where it is left out), callees. */
export type Node = readonly [name: string, ...rest: ReadonlyArray<number | readonly Node[]>];

const selfOf = ([, ...rest]: Node) => rest.find((part) => typeof part === 'number') ?? 0;
const calleesOf = ([, ...rest]: Node) => rest.find((part) => typeof part !== 'number') ?? [];

/** A whole answer of Pyroscope with a tree in it; empty for no nodes, as servers answer when nothing was selected. */
export function pyroscopeAnswer(nodes: readonly Node[]): Uint8Array<ArrayBuffer> {
  if (nodes.length === 0) {
    return new Uint8Array();
  }
  const bytes: number[][] = [];
  const waiting: Node[] = [['', nodes]];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const name = [...new TextEncoder().encode(node[0])];
    bytes.push([...varint(name.length), ...name, ...varint(selfOf(node)), ...varint(calleesOf(node).length)]);
    waiting.push(...calleesOf(node));
  }
  return Uint8Array.from(message(2, ...bytes));
}

/** A whole answer of Pyroscope with a flame graph of these names and levels. */
export function flameGraphAnswer(
  names: readonly string[],
  levels: ReadonlyArray<readonly number[]>
): Uint8Array<ArrayBuffer> {
  const lines = levels.map((level) => message(2, packed(1, ...level)));
  return Uint8Array.from(message(1, ...names.map((name) => text(1, name)), ...lines));
}

/** Unpacked pprof of one sample per line: functions from the root, then the value. */
export function pprofAnswer(lines: string): Uint8Array<ArrayBuffer> {
  const stacks = lines.split('\n').map((stack) => {
    const at = stack.lastIndexOf(' ');
    return { names: stack.slice(0, at).split(';'), value: Number(stack.slice(at + 1)) };
  });
  const names = [...new Set(stacks.flatMap((stack) => stack.names))];
  const idOf = (name: string) => names.indexOf(name) + 1;
  const fields = [
    ...names.flatMap((name) => [functionOf(idOf(name), idOf(name) + 2), location(idOf(name), line(idOf(name)))]),
    ...stacks.map((stack) => sample(packed(1, ...stack.names.map(idOf).reverse()), number(2, stack.value))),
  ];
  return Uint8Array.from(pprofFile(names, ...fields));
}
