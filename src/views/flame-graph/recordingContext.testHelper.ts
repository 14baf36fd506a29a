// A canvas context that writes down what is drawn, and prints it as text.
import { type DrawingContext } from './renderFlameGraph';
import { ROW_HEIGHT_PX } from './viewport';

export interface DrawnBox {
  readonly x: number;
  readonly y: number;
  readonly widthPx: number;
  readonly fill: string;
}

export interface DrawnText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly fill: string;
}

/** Every character is 7 pixels wide. */
export const CHARACTER_PX = 7;

export class RecordingContext implements DrawingContext {
  readonly boxes: DrawnBox[] = [];
  readonly texts: DrawnText[] = [];
  fillStyle: DrawingContext['fillStyle'] = '';
  font = '';
  textAlign: DrawingContext['textAlign'] = 'start';
  textBaseline: DrawingContext['textBaseline'] = 'alphabetic';

  measureText(text: string) {
    return { width: [...text].length * CHARACTER_PX };
  }
  setTransform() {}
  clearRect() {
    this.boxes.length = 0;
    this.texts.length = 0;
  }
  fillRect(x: number, y: number, widthPx: number) {
    this.boxes.push({ x, y, widthPx, fill: String(this.fillStyle) });
  }
  fillText(text: string, x: number, y: number) {
    this.texts.push({ text, x, y, fill: String(this.fillStyle) });
  }

  /** One line per row; a bar is as many characters long as it is times 10 pixels: `[total   ][idle]`. */
  toText(): string {
    const rows = new Map<number, DrawnBox[]>();
    for (const box of this.boxes) {
      const row = Math.round(box.y / ROW_HEIGHT_PX);
      rows.set(row, [...(rows.get(row) ?? []), box]);
    }
    const lines = [...rows].sort(([a], [b]) => a - b).map(([, boxes]) => this.lineOf(boxes.sort((a, b) => a.x - b.x)));
    return lines.join('\n');
  }

  private lineOf(boxes: readonly DrawnBox[]): string {
    let line = '';
    for (const box of boxes) {
      const label = this.texts.find(
        ({ x, y }) => y > box.y && y < box.y + ROW_HEIGHT_PX && x >= box.x && x < box.x + box.widthPx
      );
      const length = Math.max(2, Math.round(box.widthPx / 10));
      line = line.padEnd(Math.round(box.x / 10));
      line += `[${(label?.text ?? '').slice(0, length - 2).padEnd(length - 2)}]`;
    }
    return line;
  }
}
