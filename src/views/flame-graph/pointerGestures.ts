// What fingers and mouse do on the canvas, beyond pointing and clicking: drag to pan, Shift and drag for a box, two fingers to zoom, a
// finger that rests for the menu. Knows nothing of bars; positions are CSS pixels of the canvas.

export interface PointerPosition {
  readonly id: number;
  readonly xPx: number;
  readonly yPx: number;
}

export interface Press extends PointerPosition {
  readonly isTouch: boolean;
  /** A mouse held down with Shift draws a box. */
  readonly drawsBox: boolean;
}

export interface GestureHandlers {
  readonly onPan: (byXPx: number, byYPx: number) => void;
  /** Two fingers have moved apart by a factor, around a point between them. */
  readonly onPinch: (factor: number, centreXPx: number) => void;
  /** While a box is drawn. */
  readonly onBox: (fromXPx: number, toXPx: number) => void;
  readonly onBoxEnd: (fromXPx: number, toXPx: number) => void;
  readonly onLongPress: (at: PointerPosition) => void;
}

type Kind = 'none' | 'press' | 'pan' | 'box' | 'pinch' | 'done';

/** A finger is less steady than a mouse. */
const MOUSE_SLACK_PX = 4;
const TOUCH_SLACK_PX = 9;
const LONG_PRESS_MS = 500;

export class PointerGestures {
  private readonly pointers = new Map<number, PointerPosition>();
  private kind: Kind = 'none';
  private first: Press | undefined;
  private longPressTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly handlers: GestureHandlers) {}

  /** True from the moment that a press is more than a click until the next one begins. */
  get isGesture(): boolean {
    return this.kind !== 'none' && this.kind !== 'press';
  }

  down(press: Press): void {
    clearTimeout(this.longPressTimer);
    this.pointers.set(press.id, press);
    if (this.pointers.size > 1) {
      this.kind = 'pinch';
      return;
    }
    this.first = press;
    this.kind = 'press';
    if (press.isTouch) {
      this.longPressTimer = setTimeout(() => this.longPress(press), LONG_PRESS_MS);
    }
  }

  move(to: PointerPosition): void {
    const from = this.pointers.get(to.id);
    if (from === undefined || this.first === undefined) {
      return;
    }
    if (this.kind === 'pinch') {
      this.pinch(from, to);
    } else {
      this.drag(this.first, from, to);
    }
  }

  up(id: number): void {
    const last = this.pointers.get(id);
    this.release(id);
    if (this.kind === 'box' && this.first !== undefined && last !== undefined) {
      this.handlers.onBoxEnd(this.first.xPx, last.xPx);
      this.kind = 'done';
    }
  }

  /** The browser has taken the pointer for a scroll of its own. */
  cancel(id: number): void {
    this.release(id);
    this.kind = 'done';
  }

  dispose(): void {
    clearTimeout(this.longPressTimer);
  }

  private release(id: number) {
    clearTimeout(this.longPressTimer);
    this.pointers.delete(id);
  }

  private longPress(press: Press) {
    if (this.kind === 'press') {
      this.kind = 'done';
      this.handlers.onLongPress(press);
    }
  }

  private drag(first: Press, from: PointerPosition, to: PointerPosition) {
    if (this.kind === 'press') {
      const slackPx = first.isTouch ? TOUCH_SLACK_PX : MOUSE_SLACK_PX;
      if (Math.hypot(to.xPx - first.xPx, to.yPx - first.yPx) < slackPx) {
        return;
      }
      clearTimeout(this.longPressTimer);
      this.kind = first.drawsBox ? 'box' : 'pan';
    }
    this.pointers.set(to.id, to);
    if (this.kind === 'pan') {
      this.handlers.onPan(to.xPx - from.xPx, to.yPx - from.yPx);
    } else if (this.kind === 'box') {
      this.handlers.onBox(first.xPx, to.xPx);
    }
  }

  private pinch(from: PointerPosition, to: PointerPosition) {
    const other = [...this.pointers.values()].find(({ id }) => id !== to.id);
    this.pointers.set(to.id, to);
    if (other === undefined) {
      return;
    }
    const [before, after] = [Math.abs(from.xPx - other.xPx), Math.abs(to.xPx - other.xPx)];
    this.handlers.onPan((to.xPx - from.xPx) / 2, 0);
    // Fingers above each other have no distance along the bars.
    if (before > TOUCH_SLACK_PX && after > TOUCH_SLACK_PX) {
      this.handlers.onPinch(after / before, (to.xPx + other.xPx) / 2);
    }
  }
}
