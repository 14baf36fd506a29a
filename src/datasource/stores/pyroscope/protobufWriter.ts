// Writes protocol buffers, as far as Pyroscope's requests need them.

/** Fields in the order they are added. What has its default value is not for the writer to leave out. */
export class ProtobufWriter {
  private readonly bytes: number[] = [];

  /** A whole number, 0 or more and exact. */
  number(field: number, value: number): this {
    this.varint(field * 8);
    this.varint(value);
    return this;
  }

  text(field: number, value: string): this {
    return this.content(field, new TextEncoder().encode(value));
  }

  /** A field per text. */
  texts(field: number, values: readonly string[]): this {
    for (const value of values) {
      this.text(field, value);
    }
    return this;
  }

  message(field: number, message: ProtobufWriter): this {
    return this.content(field, message.bytes);
  }

  finish(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.bytes);
  }

  private content(field: number, content: ArrayLike<number>): this {
    this.varint(field * 8 + 2);
    this.varint(content.length);
    for (let i = 0; i < content.length; i++) {
      this.bytes.push(content[i]);
    }
    return this;
  }

  private varint(value: number): void {
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) {
      this.bytes.push((rest % 128) + 128);
    }
    this.bytes.push(rest);
  }
}
