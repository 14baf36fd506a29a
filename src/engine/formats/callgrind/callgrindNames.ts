// Names and positions of a callgrind file, which are written short: `(12) name` gives a name a number, `(12)` is that name again, and
// lines are counted from the line before (`+3`, `-5`, `*`).

/** One of the three spaces of numbers: binaries, files, functions. */
export class NameSpace {
  private readonly names = new Map<string, string>();
  private readonly nameless = new Set<string>();

  /** The name that a value stands for; a number that was never given a name is its own name. */
  read(value: string): string {
    const match = /^\((\d+)\)\s*(.*)$/.exec(value);
    if (match === null) {
      return value;
    }
    const [, number, name] = match;
    if (name !== '') {
      this.names.set(number, name);
    }
    const known = this.names.get(number);
    if (known === undefined) {
      this.nameless.add(number);
    }
    return known ?? `(${number})`;
  }

  /** How many numbers were used that had no name then. */
  get namelessCount(): number {
    return this.nameless.size;
  }
}

/** callgrind writes three question marks for what it does not know. */
export function knownOr(name: string, otherwise: string): string {
  return name === '???' ? otherwise : name;
}

/** Reads one column of positions. */
export class Position {
  value = 0;

  /** The next position; words that are none stay at the last one. */
  read(word: string): void {
    const sign = word.charCodeAt(0);
    if (sign === 42) {
      return;
    }
    const isRelative = sign === 43 || sign === 45;
    const number = isRelative ? this.value + Number(word) : Number(word);
    this.value = Number.isFinite(number) ? number : this.value;
  }
}
