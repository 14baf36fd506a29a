// Texts of stacks → rows of a builder. Every frame's text is taken apart once, and so is every set of root frames.
import { type Label } from '../../profile/profile';
import { type ProfileBuilder } from '../../profile/profileBuilder';
import { type FrameText } from './frameText';
import { labelsOfRoot, type RootFrame } from './rootLabels';

/** How a profiler writes stacks. */
export interface StackDialect {
  readonly parseFrame: (text: string) => FrameText;
  readonly rootFrames: readonly RootFrame[];
  /** True where a frame of its own is only the line of the one before it: `spin (rideshare.py);L9`. */
  readonly hasLineFrames: boolean;
}

export interface ReadStack {
  /** The row of the stack, -1 for an empty one. */
  readonly row: number;
  /** What its root frames say of its thread and process; the same array for the same root frames. */
  readonly labels: readonly Label[];
}

const NO_LABELS: readonly Label[] = [];
const LINE_FRAME = /^L(\d{1,9})$/;

export class StackReader {
  private readonly frames = new Map<string, number>();
  private readonly labels = new Map<string, readonly Label[]>();
  /** What the patterns say of each text that stood at a root. */
  private readonly roots = new Map<string, readonly Label[] | undefined>();
  private readonly labelNames = new Set<string>();

  constructor(
    private readonly builder: ProfileBuilder,
    private readonly dialect: StackDialect
  ) {}

  /** Empty frames, as behind a trailing `;`, are none. */
  read(stack: string): ReadStack {
    const texts = stack.split(';').filter((text) => text !== '');
    const first = this.rootCount(texts);
    let row = -1;
    for (let index = first; index < texts.length; index++) {
      const line = this.dialect.hasLineFrames ? LINE_FRAME.exec(texts[index + 1] ?? '') : null;
      row = this.builder.addStack(row, this.frameOf(texts[index], line === null ? '' : line[1]));
      index += line === null ? 0 : 1;
    }
    return { row, labels: first === 0 ? NO_LABELS : this.labelsOf(texts.slice(0, first)) };
  }

  /** Names of the labels that root frames have said so far; undefined before the first. */
  get rootFrameLabels(): readonly string[] | undefined {
    return this.labelNames.size === 0 ? undefined : [...this.labelNames];
  }

  private rootCount(texts: readonly string[]): number {
    let count = 0;
    while (count < texts.length && this.labelsOfRoot(texts[count]) !== undefined) {
      count++;
    }
    return count;
  }

  private labelsOfRoot(text: string): readonly Label[] | undefined {
    let labels = this.roots.get(text);
    if (labels === undefined && !this.roots.has(text)) {
      labels = labelsOfRoot(this.dialect.rootFrames, text);
      this.roots.set(text, labels);
    }
    return labels;
  }

  private labelsOf(roots: readonly string[]): readonly Label[] {
    const key = roots.join(';');
    let labels = this.labels.get(key);
    if (labels === undefined) {
      labels = roots.flatMap((root) => this.labelsOfRoot(root) ?? []);
      this.labels.set(key, labels);
      labels.forEach(({ name }) => this.labelNames.add(name));
    }
    return labels;
  }

  private frameOf(text: string, lineText: string): number {
    // No text has a `;` in it, and a key made of two texts is dear where every text is another one.
    const key = lineText === '' ? text : `${text};${lineText}`;
    let frame = this.frames.get(key);
    if (frame === undefined) {
      const { name, fileName, line } = this.dialect.parseFrame(text);
      const functionRow = this.builder.addFunction({ name, fileName });
      frame = this.builder.addFrame(functionRow, { line: lineText === '' ? line : Number(lineText) });
      this.frames.set(key, frame);
    }
    return frame;
  }
}
