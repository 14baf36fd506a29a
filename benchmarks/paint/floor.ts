// The floor of the paint benchmark: the same picture by one plain loop over typed columns on a bare canvas, starting from
// the columns that a data frame has; no React, no interaction, nothing kept.
import { type CallTree } from '../../src/engine/tree/callTree';
import { afterPaint } from './afterPaint';

const ROW_HEIGHT_PX = 22;
const MIN_WIDTH_PX = 0.5;
const LABEL_FROM_PX = 24;
const COLORS = ['#8ab8ff', '#ffb357', '#ca95e5', '#96d98d', '#ffee52', '#ff7383'];

/** The columns of a profile frame: depth-first rows, names once each. */
interface Columns {
  readonly level: Int32Array;
  readonly value: Float64Array;
  readonly label: Int32Array;
  readonly texts: readonly string[];
}

export function prepare(tree: CallTree): Columns {
  return { level: tree.depth, value: tree.total, label: tree.functionIndex, texts: tree.functions.names };
}

/** Draws the visible bars in `element`, and resolves after the first paint. */
export async function mount(element: HTMLElement, columns: Columns): Promise<void> {
  const canvas = document.createElement('canvas');
  const ratio = window.devicePixelRatio;
  const [widthPx, heightPx] = [element.clientWidth, element.clientHeight];
  canvas.width = widthPx * ratio;
  canvas.height = heightPx * ratio;
  canvas.style.cssText = `width:${widthPx}px;height:${heightPx}px`;
  element.append(canvas);
  const context = canvas.getContext('2d');
  if (context === null) {
    throw new Error('This browser gives no canvas to draw on.');
  }
  context.scale(ratio, ratio);
  context.font = '12px sans-serif';
  context.textBaseline = 'middle';
  drawRows(context, columns, widthPx, heightPx);
  await afterPaint();
}

function drawRows(context: CanvasRenderingContext2D, columns: Columns, widthPx: number, heightPx: number) {
  const { level, value, label, texts } = columns;
  const scale = widthPx / value[0];
  const rowLimit = Math.ceil(heightPx / ROW_HEIGHT_PX);
  // Where the next bar of each row starts, in the unit of the values.
  const nextStart: number[] = [0];
  for (let row = 0; row < level.length; row++) {
    const depth = level[row];
    const start = nextStart[depth];
    nextStart[depth] = start + value[row];
    nextStart[depth + 1] = start;
    const width = value[row] * scale;
    if (width < MIN_WIDTH_PX || depth >= rowLimit) {
      continue;
    }
    context.fillStyle = COLORS[label[row] % COLORS.length];
    context.fillRect(start * scale, depth * ROW_HEIGHT_PX, width - 1, ROW_HEIGHT_PX - 1);
    if (width >= LABEL_FROM_PX) {
      const letters = Math.floor((width - 10) / 7);
      context.fillStyle = '#000000';
      context.fillText(
        texts[label[row]].slice(0, letters),
        start * scale + 5,
        depth * ROW_HEIGHT_PX + ROW_HEIGHT_PX / 2
      );
    }
  }
}
