// The text of XML elements and attributes as it was meant: references replaced by what they stand for.

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);
const REFERENCE = /&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|([a-z]{2,4}));/g;
const LAST_CODE_POINT = 0x10ffff;

/** Replaces the five named references and numbered ones; what is none stays as it is. */
export function unescapeXml(text: string): string {
  return text.includes('&') ? text.replace(REFERENCE, meaningOf) : text;
}

function meaningOf(reference: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) {
    return NAMED.get(name) ?? reference;
  }
  const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
  return code <= LAST_CODE_POINT ? String.fromCodePoint(code) : reference;
}
