// The text inside `testdata/packed/`: long enough for several blocks, with repeats near and far.

const NAMES = ['main', 'serve', 'handle', 'parse', 'hash', 'write', 'search_vehicle', 'check_driver'];

/** Folded stacks, always the same ones. */
export function packedText(): string {
  let state = 20_261_121;
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const lines: string[] = [];
  for (let length = 0; length < 150_000;) {
    const isRepeat = lines.length > 100 && random(4) > 0;
    const again = lines[random(lines.length)];
    const stack = Array.from({ length: 2 + random(5) }, () => NAMES[random(NAMES.length)]).join(';');
    const line = isRepeat ? again : `${stack} ${random(50)}`;
    lines.push(line);
    length += line.length + 1;
  }
  // A run of one letter and then a stretch without any repeat.
  const noise = Array.from({ length: 3000 }, () => String.fromCharCode(97 + random(26))).join('');
  return `${lines.join('\n')}\n${'a'.repeat(150_000)};${noise} 1\n`;
}
