// Node's own errors carry a code beside their text.

/** Such as `ENOENT`; undefined for anything that has none. */
export function errorCode(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
