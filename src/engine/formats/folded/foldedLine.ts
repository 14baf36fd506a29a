// One line of folded stacks: `main;work;hash 30`.

/** Where a line's stack ends and what its numbers are. */
export interface FoldedLine {
  /** The frames with `;` between them, root first; empty for the line ` 1`. */
  readonly stack: string;
  /** One number, or two in the output of difffolded.pl: baseline, comparison. */
  readonly values: readonly number[];
}

const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

/**
 * How many of the line's last words are numbers, at most `atMost`; each needs a space in front of it. The first word of a line counts as
 * a number only behind a space, because ` 1` is an empty stack and `1` is not a line of folded stacks.
 */
export function countTrailingNumbers(line: string, atMost: number): number {
  let end = line.length;
  for (let count = 0; count < atMost; count++) {
    const space = line.lastIndexOf(' ', end - 1);
    if (space === -1 || end <= 0 || !isFiniteNumber(line.slice(space + 1, end))) {
      return count;
    }
    end = space;
  }
  return atMost;
}

/** Splits a line that ends in `numberCount` numbers. */
export function splitLine(line: string, numberCount: number): FoldedLine {
  const values: number[] = [];
  let end = line.length;
  while (values.length < numberCount) {
    const space = line.lastIndexOf(' ', end - 1);
    values.unshift(Number(line.slice(space + 1, end)));
    end = space;
  }
  return { stack: line.slice(0, end), values };
}

/** True for lines that say nothing: blank ones and comments. */
export function isSkipped(line: string): boolean {
  return line.startsWith('#') || line.trim() === '';
}

function isFiniteNumber(word: string): boolean {
  return NUMBER.test(word) && Number.isFinite(Number(word));
}
