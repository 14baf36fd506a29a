// What a decoder is given: the unpacked bytes and, where they are text, the text.

/** Text and how many of its letters could not be read. */
export interface InputText {
  /** Without a byte order mark. */
  readonly text: string;
  readonly damagedCount: number;
}

/** V8 holds no longer strings; other browsers hold at least these. */
const MAX_TEXT_LENGTH = 2 ** 29 - 24;

/** Control characters but tab, line feed, vertical tab, form feed, carriage return and escape do not occur in text. */
const CONTROL_BYTES = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < 9 || (byte > 13 && byte < 32 && byte !== 27) ? 1 : 0
);

export class Input {
  private decoded: { readonly text: InputText | undefined } | undefined;

  constructor(readonly bytes: Uint8Array) {}

  /** True if the bytes from `offset` on are these. */
  startsWith(magic: readonly number[], offset = 0): boolean {
    return magic.every((byte, i) => this.bytes[offset + i] === byte);
  }

  /** The text (UTF-8, or UTF-16 behind a byte order mark), undefined for bytes that are not text. Decoded once. */
  get text(): InputText | undefined {
    this.decoded ??= { text: decodeText(this.bytes) };
    return this.decoded.text;
  }
}

function decodeText(bytes: Uint8Array): InputText | undefined {
  if (bytes.length > MAX_TEXT_LENGTH) {
    return undefined;
  }
  const mark = bytes.length < 2 ? 0 : bytes[0] * 256 + bytes[1];
  if (mark === 0xfffe || mark === 0xfeff) {
    return decodeAs(mark === 0xfffe ? 'utf-16le' : 'utf-16be', bytes);
  }
  // By index: the iterator of a typed array takes several times as long, and this looks at every byte of every text.
  for (let i = 0; i < bytes.length; i++) {
    if (CONTROL_BYTES[bytes[i]] === 1) {
      return undefined;
    }
  }
  return decodeAs('utf-8', bytes);
}

function decodeAs(encoding: string, bytes: Uint8Array): InputText {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), damagedCount: 0 };
  } catch {
    // The only failure that a strict decoder has: the bytes are not in this encoding throughout.
    const text = new TextDecoder(encoding).decode(bytes);
    return { text, damagedCount: text.split('\uFFFD').length - 1 };
  }
}
