// Writes pprof messages field by field for tests, also those that no decent writer would write.

/** The bytes of a 64-bit number, negative ones in two's complement. */
export function varint(value: number | bigint): number[] {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  for (; rest > 127n; rest >>= 7n) {
    bytes.push(Number(rest & 127n) | 128);
  }
  return [...bytes, Number(rest)];
}

/** A field of one number. */
export function number(field: number, value: number | bigint): number[] {
  return [...varint(field * 8), ...varint(value)];
}

/** A field of bytes: a message made of other fields, or packed numbers. */
export function message(field: number, ...parts: number[][]): number[] {
  const content = parts.flat();
  return [...varint(field * 8 + 2), ...varint(content.length), ...content];
}

/** A field of numbers in one packed list. */
export function packed(field: number, ...values: Array<number | bigint>): number[] {
  return message(field, ...values.map(varint));
}

/** The field of one string. */
export function text(field: number, value: string): number[] {
  return message(field, [...new TextEncoder().encode(value)]);
}

/** `cpu` in `nanoseconds` as strings 1 and 2, and the strings behind them from 3 on. */
export function pprofFile(strings: readonly string[], ...fields: number[][]): Uint8Array {
  const table = ['', 'cpu', 'nanoseconds', ...strings].flatMap((string) => text(6, string));
  return Uint8Array.from([...message(1, number(1, 1), number(2, 2)), ...fields.flat(), ...table]);
}

export const sample = (...fields: number[][]): number[] => message(2, ...fields);
export const location = (id: number | bigint, ...fields: number[][]): number[] => message(4, number(1, id), ...fields);
export const line = (functionId: number | bigint, lineNumber = 0): number[] =>
  message(4, number(1, functionId), number(2, lineNumber));
export const functionOf = (id: number | bigint, nameIndex: number, ...fields: number[][]): number[] =>
  message(5, number(1, id), number(2, nameIndex), ...fields);
