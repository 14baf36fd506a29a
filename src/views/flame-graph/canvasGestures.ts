// Listens to mouse, wheel and fingers on the canvas and turns them into zoom, scrolling, focus, tooltip and menu. With the mouse a click
// focuses at once; a finger has nothing to hover with, so its first tap shows the tooltip of a bar and a second one focuses it.
import { type MenuPoint } from './flameGraphModel';
import { type FlameGraphRenderer } from './FlameGraphRenderer';
import { PointerGestures, type PointerPosition } from './pointerGestures';
import { type Hover } from './useHover';
import { wheelStep } from './wheelStep';
import { isZoomed, panBy, type Zoom, zoomBy, zoomToPart } from './zoom';

export interface GestureElements {
  readonly container: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  /** Shows the box that is being drawn. */
  readonly band: HTMLElement;
}

/** What gestures act on; asked for at each event, so that it is always what is shown now. */
export interface GestureTargets {
  readonly renderer: FlameGraphRenderer | null;
  readonly hover: Hover;
  readonly zoom: Zoom;
  readonly setZoom: (next: (zoom: Zoom) => Zoom) => void;
  readonly onFocus: (node: number) => void;
  readonly onMenu: (node: number, at: MenuPoint) => void;
}

/** Starts to listen; the returned function ends it. */
export function listenToGestures(elements: GestureElements, targets: () => GestureTargets): () => void {
  const { container, canvas } = elements;
  const listener = new GestureListener(elements, targets);
  const controller = new AbortController();
  const { signal } = controller;
  canvas.addEventListener('pointerdown', listener.onPointerDown, { signal });
  canvas.addEventListener('pointermove', listener.onPointerMove, { signal });
  canvas.addEventListener('pointerup', listener.onPointerUp, { signal });
  canvas.addEventListener('pointercancel', listener.onPointerCancel, { signal });
  canvas.addEventListener('pointerleave', listener.onPointerLeave, { signal });
  canvas.addEventListener('click', listener.onClick, { signal });
  canvas.addEventListener('contextmenu', listener.onContextMenu, { signal });
  // React listens passively to the wheel, which could not keep the page from zooming.
  container.addEventListener('wheel', listener.onWheel, { signal, passive: false });
  return () => {
    controller.abort();
    listener.dispose();
  };
}

class GestureListener {
  private readonly gestures: PointerGestures;
  private isTouch = false;

  constructor(
    private readonly elements: GestureElements,
    private readonly targets: () => GestureTargets
  ) {
    this.gestures = new PointerGestures({
      onPan: this.pan,
      onPinch: (factor, centreXPx) => this.zoomAround(factor, centreXPx),
      onBox: (fromXPx, toXPx) => this.showBand(fromXPx, toXPx),
      onBoxEnd: this.zoomToBox,
      onLongPress: this.openMenu,
    });
  }

  readonly onPointerDown = (event: PointerEvent) => {
    this.isTouch = event.pointerType === 'touch';
    if (event.button <= 0) {
      this.gestures.down({ ...this.positionOf(event), isTouch: this.isTouch, drawsBox: event.shiftKey });
    }
  };

  readonly onPointerMove = (event: PointerEvent) => {
    const wasGesture = this.gestures.isGesture;
    this.gestures.move(this.positionOf(event));
    const { hover } = this.targets();
    if (this.gestures.isGesture && event.buttons > 0) {
      if (!wasGesture) {
        this.elements.canvas.setPointerCapture(event.pointerId);
      }
      hover.hide();
    } else if (event.pointerType !== 'touch') {
      hover.pointAt(event);
    }
  };

  readonly onPointerUp = (event: PointerEvent) => {
    this.gestures.up(idOf(event));
    this.hideBand();
  };

  readonly onPointerCancel = (event: PointerEvent) => {
    this.gestures.cancel(idOf(event));
    this.hideBand();
    this.targets().hover.hide();
  };

  readonly onPointerLeave = (event: PointerEvent) => {
    // A finger leaves with every tap; what it has tapped stays shown.
    if (event.pointerType !== 'touch') {
      this.targets().hover.hide();
    }
  };

  readonly onClick = (event: MouseEvent) => {
    if (this.gestures.isGesture) {
      return;
    }
    const { renderer, hover, onFocus } = this.targets();
    const { xPx, yPx } = this.positionOf(event);
    const node = renderer?.barAt(xPx, yPx) ?? -1;
    if (this.isTouch && node !== hover.bar.node()) {
      hover.pointAt(event);
    } else if (node !== -1) {
      hover.hide();
      onFocus(node);
    }
  };

  readonly onContextMenu = (event: MouseEvent) => {
    event.preventDefault();
    // A long press has opened the menu itself; the menu key, a press of no button, is handled with the other keys. A Mac without a
    // second button holds Ctrl.
    if (!this.isTouch && (event.button === 2 || event.ctrlKey)) {
      this.openMenu(this.positionOf(event));
    }
  };

  readonly onWheel = (event: WheelEvent) => {
    const { zoom, setZoom } = this.targets();
    const step = wheelStep(event, isZoomed(zoom));
    if (step === undefined) {
      return;
    }
    event.preventDefault();
    if (step.kind === 'zoom') {
      this.zoomAround(step.factor, this.positionOf(event).xPx);
    } else {
      const part = step.byPx / this.widthPx();
      setZoom((before) => panBy(before, part));
    }
    this.targets().hover.lookAgain();
  };

  dispose() {
    this.gestures.dispose();
  }

  private readonly pan = (byXPx: number, byYPx: number) => {
    const part = -byXPx / this.widthPx();
    this.targets().setZoom((zoom) => panBy(zoom, part));
    // A finger's way up and down is the browser's own scrolling.
    if (!this.isTouch) {
      this.elements.container.scrollTop -= byYPx;
    }
  };

  private zoomAround(factor: number, xPx: number) {
    const at = xPx / this.widthPx();
    this.targets().setZoom((zoom) => zoomBy(zoom, factor, at));
  }

  private readonly zoomToBox = (fromXPx: number, toXPx: number) => {
    const widthPx = this.widthPx();
    this.targets().setZoom((zoom) => zoomToPart(zoom, fromXPx / widthPx, toXPx / widthPx));
  };

  private readonly openMenu = ({ xPx, yPx }: PointerPosition) => {
    const { renderer, hover, onMenu } = this.targets();
    const node = renderer?.barAt(xPx, yPx) ?? -1;
    if (node !== -1) {
      const { left, top } = this.elements.canvas.getBoundingClientRect();
      hover.hide();
      onMenu(node, { clientX: left + xPx, clientY: top + yPx });
    }
  };

  private showBand(fromXPx: number, toXPx: number) {
    const { style } = this.elements.band;
    const leftPx = Math.max(0, Math.min(fromXPx, toXPx));
    style.visibility = 'visible';
    style.left = `${leftPx}px`;
    style.width = `${Math.min(this.widthPx(), Math.max(fromXPx, toXPx)) - leftPx}px`;
  }

  private hideBand() {
    this.elements.band.style.visibility = 'hidden';
  }

  private positionOf(event: PointerEvent | MouseEvent): PointerPosition {
    const { left, top } = this.elements.canvas.getBoundingClientRect();
    return { id: idOf(event), xPx: event.clientX - left, yPx: event.clientY - top };
  }

  private widthPx(): number {
    return Math.max(1, this.elements.canvas.clientWidth);
  }
}

/** A mouse event that comes without a pointer is the mouse's. */
function idOf(event: PointerEvent | MouseEvent): number {
  return 'pointerId' in event ? event.pointerId : 0;
}
