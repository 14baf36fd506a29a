// A PNG of the flame graph at its full height, from a canvas of its own. Never through an image with a blob address, which Grafana's
// content security policy forbids.
import { type GrafanaTheme2 } from '@grafana/data';
import { err, ok, type Result } from '../../base/result';
import { ROW_HEIGHT_PX } from '../flame-graph/viewport';
import { type ExportSubject } from './exportSubject';
import { drawPart, type PicturePlan, planPicture } from './pictures';

/** What every browser gives: larger canvases stay empty without a word. */
const MAX_SIDE_PX = 16_384;
const MAX_AREA_PX = 2 ** 25;

/** A picture, and a sentence on what it lacks. */
export interface Picture {
  readonly blob: Blob;
  readonly notice?: string;
}

/** Draws with the screen's device pixels, with fewer where the picture would be too large, and at last with fewer rows. */
export async function exportPng(subject: ExportSubject, theme: GrafanaTheme2): Promise<Result<Picture, string>> {
  const whole = planPicture(subject, theme);
  const maxRows = Math.floor(Math.min(MAX_SIDE_PX, MAX_AREA_PX / Math.max(1, whole.widthPx)) / ROW_HEIGHT_PX) - 1;
  const plan = whole.rowCount > maxRows ? planPicture(subject, theme, maxRows) : whole;
  const canvas = drawOnCanvas(plan, fittingRatio(plan, window.devicePixelRatio));
  const blob = canvas && (await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png')));
  if (blob === null || blob === undefined) {
    return err('The browser could not make a picture of this size. Export it as SVG, or focus on a part of it.');
  }
  const notice =
    plan === whole
      ? undefined
      : `The picture has the ${plan.rowCount} rows next to the root of ${whole.rowCount}: browsers make no larger ones. The SVG has all.`;
  return ok({ blob, notice });
}

/** The largest ratio up to the screen's that keeps the canvas within its limits; not below 1, for which rows are left out. */
export function fittingRatio({ widthPx, heightPx }: PicturePlan, screenRatio: number): number {
  const sides = MAX_SIDE_PX / Math.max(widthPx, heightPx, 1);
  const area = Math.sqrt(MAX_AREA_PX / Math.max(widthPx * heightPx, 1));
  return Math.max(1, Math.min(screenRatio, sides, area));
}

/** Each part on a canvas of its own, because drawing begins with clearing, and then all of them on the background. */
function drawOnCanvas(plan: PicturePlan, pixelRatio: number): HTMLCanvasElement | undefined {
  const canvas = newCanvas(plan.widthPx, plan.heightPx, pixelRatio);
  const context = canvas.getContext('2d');
  if (context === null) {
    return undefined;
  }
  context.fillStyle = plan.background;
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const part of plan.parts) {
    const partCanvas = newCanvas(plan.widthPx, part.rowCount * ROW_HEIGHT_PX, pixelRatio);
    const partContext = partCanvas.getContext('2d');
    if (partContext !== null && partCanvas.height > 0) {
      partContext.font = plan.font;
      const measure = (text: string) => partContext.measureText(text).width;
      drawPart(partContext, part, plan, { pixelRatio, measure });
      context.drawImage(partCanvas, 0, Math.round(part.topPx * pixelRatio));
    }
  }
  return canvas;
}

function newCanvas(widthPx: number, heightPx: number, pixelRatio: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(widthPx * pixelRatio);
  canvas.height = Math.round(heightPx * pixelRatio);
  return canvas;
}
