// Texts of protocol 0, which are written in letters: with quotes and backslashes as in Python's source.

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', a: '\x07', b: '\b', f: '\f', v: '\v' };

/** `'it\'s'` → `it's`. */
export function unescapeBytes(quoted: string): string {
  return quoted
    .slice(1, -1)
    .replace(/\\(?:x([\da-fA-F]{2})|([0-7]{1,3})|(.))/g, (_, hex?: string, octal?: string, letter = '') =>
      hex !== undefined
        ? String.fromCharCode(parseInt(hex, 16))
        : octal !== undefined
          ? String.fromCharCode(parseInt(octal, 8))
          : (ESCAPES[letter] ?? letter)
    );
}

/** Only `\u` and `\U` are escapes. */
export function unescapeUnicode(text: string): string {
  return text.replace(/\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8}))/g, (escape, short?: string, long?: string) => {
    const code = parseInt(short ?? long ?? '', 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : escape;
  });
}
