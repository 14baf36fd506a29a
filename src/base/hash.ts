// A number from a text: the same in every run and on every machine, spread well enough to choose colours by.

/** FNV-1a over the UTF-16 units with a final mix, so that its remainders are spread too. 0 … 2^32 − 1. Not for secrets. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
