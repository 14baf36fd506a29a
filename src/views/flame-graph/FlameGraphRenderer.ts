// Owns the canvas and the marks over it. React tells it what to show; scrolling and hovering go past React, so that a mouse move
// costs two style changes and a scroll one paint per animation frame.
import { type ProfileModel } from '../profile/profileModel';
import { type Orientation } from '../profile/viewChoices';
import { type BarStyles } from './barStyles';
import { type CallsByRow } from './callsByRow';
import { TextFitter } from './fitText';
import { type MenuPoint } from './flameGraphModel';
import { type DrawingContext, type DrawingRecord, renderFlameGraph } from './renderFlameGraph';
import { barAtPoint, barBox, ROW_HEIGHT_PX, type ValueWindow, type Viewport } from './viewport';

/** What React decides; the scroll position is the renderer's own. */
export interface Scene {
  readonly profile: ProfileModel;
  /** What the canvas shows from left to right. */
  readonly window: ValueWindow;
  readonly orientation: Orientation;
  /** Height of all rows that can be scrolled to. */
  readonly contentHeightPx: number;
  /** The bar of the keyboard, -1 for none. */
  readonly cursorNode: number;
  /** The present match of a search, -1 for none. */
  readonly markedNode: number;
  readonly styles: BarStyles;
  readonly matches?: CallsByRow;
  readonly outlined?: CallsByRow;
  readonly noteOf: (node: number) => string;
  readonly font: string;
  readonly size: CanvasSize;
}

export interface CanvasSize {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Device pixels per CSS pixel. */
  readonly pixelRatio: number;
}

/** The elements that the renderer draws on and moves. */
export interface RendererElements {
  readonly canvas: HTMLCanvasElement;
  readonly hoverMark: HTMLElement;
  readonly cursorMark: HTMLElement;
  readonly matchMark: HTMLElement;
}

/** A mark is never narrower than this, so that a bar that cannot be seen still has one. */
const LEAST_MARK_PX = 3;

export class FlameGraphRenderer {
  private readonly context: DrawingContext;
  private readonly texts: TextFitter;
  private scene?: Scene;
  private scrollTopPx = 0;
  private hoveredNode = -1;
  private paintRequest = 0;
  private hasPicture = false;

  constructor(private readonly elements: RendererElements) {
    const context = elements.canvas.getContext('2d');
    if (context === null) {
      throw new Error('This browser gives no canvas to draw the flame graph on.');
    }
    this.context = context;
    this.texts = new TextFitter((text) => context.measureText(text).width);
  }

  /** Shows a scene; it is painted in the next animation frame, however often this is called until then. */
  show(scene: Scene): void {
    if (scene.profile !== this.scene?.profile) {
      this.hover(-1);
    }
    if (scene.font !== this.scene?.font) {
      this.texts.clear();
    }
    this.scene = scene;
    if (this.hasPicture) {
      this.requestPaint();
    } else {
      // The first picture does not wait for a frame: printing and reporting may take the page as soon as it stands.
      this.paint();
    }
  }

  scrollTo(scrollTopPx: number): void {
    if (scrollTopPx !== this.scrollTopPx) {
      this.scrollTopPx = scrollTopPx;
      this.requestPaint();
    }
  }

  /** Marks the bar under the mouse without painting the graph; -1 for none. */
  hover(node: number): void {
    if (node !== this.hoveredNode) {
      this.hoveredNode = node;
      this.elements.canvas.style.cursor = node === -1 ? 'default' : 'pointer';
      this.placeMark(this.elements.hoverMark, node);
    }
  }

  /** The bar under a point of the canvas, -1 for none. */
  barAt(xPx: number, yPx: number): number {
    const viewport = this.viewport();
    return this.scene !== undefined && viewport !== undefined ? barAtPoint(this.scene.profile, viewport, xPx, yPx) : -1;
  }

  /** The middle of the visible part of a bar, in CSS pixels of the browser's window; undefined before the first scene. */
  middleOf(node: number): MenuPoint | undefined {
    const viewport = this.viewport();
    if (this.scene === undefined || viewport === undefined) {
      return undefined;
    }
    const { left, top } = this.elements.canvas.getBoundingClientRect();
    const { leftPx, topPx, widthPx } = barBox(this.scene.profile, viewport, node);
    const middlePx = Math.min(viewport.heightPx, Math.max(0, topPx + ROW_HEIGHT_PX / 2));
    return { clientX: left + leftPx + widthPx / 2, clientY: top + middlePx };
  }

  /** Measures anew and paints, for when the font has arrived. */
  fontChanged(): void {
    this.texts.clear();
    this.requestPaint();
  }

  dispose(): void {
    cancelAnimationFrame(this.paintRequest);
    this.paintRequest = 0;
  }

  /** Paints now. Does nothing before the first scene and on a canvas without area. */
  paint(): DrawingRecord | undefined {
    const { scene } = this;
    const viewport = this.viewport();
    if (scene === undefined || viewport === undefined) {
      return undefined;
    }
    fitCanvas(this.elements.canvas, scene.size);
    this.context.font = scene.font;
    const record = renderFlameGraph(this.context, { ...scene, viewport, texts: this.texts });
    this.placeMarks();
    this.hasPicture = true;
    return record;
  }

  private requestPaint() {
    if (this.paintRequest === 0) {
      this.paintRequest = requestAnimationFrame(() => {
        this.paintRequest = 0;
        this.paint();
      });
    }
  }

  /** What the canvas shows; undefined before the first scene and on a canvas without area. */
  viewport(): Viewport | undefined {
    const { scene } = this;
    if (scene === undefined || scene.size.widthPx <= 0 || scene.size.heightPx <= 0) {
      return undefined;
    }
    const { window, size, orientation, contentHeightPx } = scene;
    return { ...window, ...size, orientation, contentHeightPx, scrollTopPx: this.scrollTopPx };
  }

  private placeMarks() {
    this.placeMark(this.elements.hoverMark, this.hoveredNode);
    this.placeMark(this.elements.cursorMark, this.scene?.cursorNode ?? -1);
    this.placeMark(this.elements.matchMark, this.scene?.markedNode ?? -1);
  }

  private placeMark(mark: HTMLElement, node: number) {
    const viewport = this.viewport();
    const box =
      this.scene !== undefined && viewport !== undefined && node !== -1
        ? barBox(this.scene.profile, viewport, node)
        : undefined;
    const isVisible = box !== undefined && box.isInWindow && box.topPx > -ROW_HEIGHT_PX;
    mark.style.visibility = isVisible ? 'visible' : 'hidden';
    if (isVisible) {
      mark.style.width = `${Math.max(LEAST_MARK_PX, box.widthPx)}px`;
      mark.style.transform = `translate(${box.leftPx}px, ${box.topPx}px)`;
    }
  }
}

/** Gives the canvas one pixel per device pixel. Setting a size clears a canvas, so an equal size is left alone. */
function fitCanvas(canvas: HTMLCanvasElement, { widthPx, heightPx, pixelRatio }: CanvasSize) {
  const [width, height] = [Math.round(widthPx * pixelRatio), Math.round(heightPx * pixelRatio)];
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  canvas.style.width = `${widthPx}px`;
  canvas.style.height = `${heightPx}px`;
}
