// The floor of the paint benchmark: the same pictures and answers by one plain loop over typed columns on a bare canvas, starting from
// the columns that a data frame has; no React, and nothing kept but where each bar begins.
import { type CallTree, isDiffTree } from '../../src/engine/tree/callTree';
import { afterPaint } from './afterPaint';
import { type Mounted } from './mounted';
import { type Workload } from './workload';

const ROW_HEIGHT_PX = 22;
const MIN_WIDTH_PX = 0.5;
const LABEL_FROM_PX = 24;
const COLORS = ['#8ab8ff', '#ffb357', '#ca95e5', '#96d98d', '#ffee52', '#ff7383'];

/** The columns of a profile frame: depth-first rows, names once each. In a diff both sides are wide. */
interface Columns {
  readonly level: Int32Array;
  readonly self: Float64Array;
  readonly value: Float64Array;
  readonly valueRight: Float64Array | undefined;
  readonly label: Int32Array;
  readonly texts: readonly string[];
}

export function prepare(tree: CallTree): Columns {
  const diff = isDiffTree(tree) ? tree : undefined;
  return {
    level: tree.depth,
    self: tree.self,
    value: diff === undefined ? tree.total : diff.baselineTotal,
    valueRight: diff?.total,
    label: tree.functionIndex,
    texts: tree.functions.names,
  };
}

/** A bare page with a line of text in the font of the canvas. */
export async function openPage(): Promise<void> {
  const line = document.createElement('p');
  line.style.cssText = 'position:absolute;bottom:0;left:0;margin:0;font:12px sans-serif';
  line.textContent = 'Ready';
  document.body.append(line);
  await afterPaint();
}

/** Draws the visible bars in `element`, and resolves after the first paint. */
export async function mount(element: HTMLElement, columns: Columns, shown: Workload['shown']): Promise<Mounted> {
  const page = new FloorPage(element, columns);
  page.draw(0, '');
  if (shown === 'table') {
    page.list((totals) => totals);
  }
  await afterPaint();
  return page;
}

class FloorPage implements Mounted {
  private readonly context: CanvasRenderingContext2D;
  private readonly table = document.createElement('pre');
  private readonly tooltip = document.createElement('div');
  private start: Float64Array;
  /** Row of the focused bar. */
  private focused = 0;

  constructor(
    private readonly element: HTMLElement,
    private columns: Columns
  ) {
    const canvas = document.createElement('canvas');
    const ratio = window.devicePixelRatio;
    canvas.width = element.clientWidth * ratio;
    canvas.height = element.clientHeight * ratio;
    canvas.style.cssText = `width:${element.clientWidth}px;height:${element.clientHeight}px;position:absolute`;
    const input = document.createElement('input');
    input.style.cssText = 'position:absolute;right:0;bottom:0';
    input.oninput = () => this.search(input.value);
    const sort = document.createElement('button');
    sort.textContent = 'Total';
    sort.style.cssText = 'position:absolute;right:0;bottom:40px';
    sort.onclick = () => this.list((totals) => totals);
    this.tooltip.style.cssText = 'position:fixed;left:0;bottom:0';
    this.table.style.cssText = 'position:absolute;right:0;top:0';
    element.append(canvas, input, sort, this.tooltip, this.table);
    const context = canvas.getContext('2d');
    if (context === null) {
      throw new Error('This browser gives no canvas to draw on.');
    }
    this.context = context;
    context.scale(ratio, ratio);
    context.font = '12px sans-serif';
    context.textBaseline = 'middle';
    this.start = new Float64Array(columns.level.length);
    canvas.onpointermove = (event) => this.hover(event.offsetX, event.offsetY);
    canvas.onclick = (event) => {
      this.focused = this.barAt(event.offsetX, event.offsetY);
      this.draw(this.focused, '');
    };
  }

  /** One loop that places and draws: every bar that starts in the focused one. */
  draw(focused: number, matched: string): void {
    const { context, start } = this;
    const { level, value, valueRight, label, texts } = this.columns;
    const [widthPx, heightPx] = [this.element.clientWidth, this.element.clientHeight];
    context.clearRect(0, 0, widthPx, heightPx);
    const widthOf = (row: number) => value[row] + (valueRight === undefined ? 0 : valueRight[row]);
    const from = focused === 0 ? 0 : start[focused];
    const scale = widthPx / widthOf(focused);
    const rowLimit = Math.ceil(heightPx / ROW_HEIGHT_PX);
    // Where the next bar of each row starts, in the unit of the values.
    const nextStart: number[] = [0];
    for (let row = 0; row < level.length; row++) {
      const depth = level[row];
      const begin = nextStart[depth];
      const total = widthOf(row);
      start[row] = begin;
      nextStart[depth] = begin + total;
      nextStart[depth + 1] = begin;
      const width = total * scale;
      const left = (begin - from) * scale;
      if (width < MIN_WIDTH_PX || depth >= rowLimit || left >= widthPx || left + width <= 0) {
        continue;
      }
      const isFaded = matched !== '' && !texts[label[row]].includes(matched);
      context.fillStyle = isFaded ? '#444444' : COLORS[label[row] % COLORS.length];
      context.fillRect(left, depth * ROW_HEIGHT_PX, width - 1, ROW_HEIGHT_PX - 1);
      if (width >= LABEL_FROM_PX) {
        const letters = Math.floor((width - 10) / 7);
        context.fillStyle = '#000000';
        context.fillText(
          texts[label[row]].slice(0, letters),
          Math.max(0, left) + 5,
          depth * ROW_HEIGHT_PX + ROW_HEIGHT_PX / 2
        );
      }
    }
  }

  /** The functions by their selfs, as one text of the rows that are seen. */
  list(valuesOf: (selfs: Float64Array) => Float64Array): void {
    const { self, label, texts } = this.columns;
    const sums = new Float64Array(texts.length);
    for (let row = 0; row < label.length; row++) {
      sums[label[row]] += self[row];
    }
    const values = valuesOf(sums);
    const order = Uint32Array.from(texts, (_, index) => index).sort((a, b) => values[b] - values[a]);
    this.table.textContent = Array.from(order.subarray(0, 36), (index) => `${texts[index]} ${values[index]}`).join(
      '\n'
    );
  }

  async refresh(frame: unknown): Promise<void> {
    this.columns = frame as Columns;
    this.draw(0, '');
    await afterPaint();
  }

  /** One pass that finds the chains, and the picture again. */
  async collapse(): Promise<void> {
    const { level, value } = this.columns;
    let chained = 0;
    for (let row = 1; row < level.length; row++) {
      chained += level[row] > level[row - 1] && value[row] === value[row - 1] ? 1 : 0;
    }
    this.tooltip.textContent = String(chained);
    this.draw(this.focused, '');
    await afterPaint();
  }

  private search(text: string) {
    const { texts, label, self } = this.columns;
    const isMatch = texts.map((name) => name.includes(text));
    let total = 0;
    for (let row = 0; row < label.length; row++) {
      total += isMatch[label[row]] ? self[row] : 0;
    }
    this.tooltip.textContent = String(total);
    this.draw(this.focused, text);
  }

  private hover(xPx: number, yPx: number) {
    const row = this.barAt(xPx, yPx);
    this.tooltip.textContent = `${this.columns.texts[this.columns.label[row]]} ${this.columns.value[row]}`;
  }

  /** One loop over all bars. */
  private barAt(xPx: number, yPx: number): number {
    const { level, value, valueRight } = this.columns;
    const wanted = Math.floor(yPx / ROW_HEIGHT_PX);
    const whole = value[this.focused] + (valueRight?.[this.focused] ?? 0);
    const at = (this.focused === 0 ? 0 : this.start[this.focused]) + (xPx / this.element.clientWidth) * whole;
    for (let row = 0; row < level.length; row++) {
      if (level[row] === wanted && this.start[row] <= at) {
        const width = value[row] + (valueRight === undefined ? 0 : valueRight[row]);
        if (at < this.start[row] + width) {
          return row;
        }
      }
    }
    return 0;
  }
}
