// Sizes, pointer events and a canvas for jsdom, which lays nothing out and draws nothing.
import { RecordingContext } from '../flame-graph/recordingContext.testHelper';

/**
 * Gives every element the same size and every canvas a recording context; returns that of the page's latest canvas, for controls of
 * Grafana's measure texts on canvases of their own.
 */
export function stubDom(widthPx: number, heightPx: number): () => RecordingContext {
  for (const name of ['clientWidth', 'offsetWidth']) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => widthPx });
  }
  for (const name of ['clientHeight', 'offsetHeight']) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => heightPx });
  }
  // Without the class, events of the pointer arrive without a position.
  Object.assign(globalThis, { PointerEvent: MouseEvent, ResizeObserver: FirstSizeObserver });
  const contexts = new Map<HTMLCanvasElement, RecordingContext>();
  let latest = new RecordingContext();
  Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
    configurable: true,
    value(this: HTMLCanvasElement) {
      const context = contexts.get(this) ?? new RecordingContext();
      contexts.set(this, context);
      latest = this.isConnected ? context : latest;
      return context;
    },
  });
  return () => latest;
}

/** Tells the first size of what is observed, as every browser does; no other one follows. */
class FirstSizeObserver {
  private isConnected = true;

  constructor(private readonly callback: (entries: readonly ResizeObserverEntry[]) => void) {}

  observe(): void {
    requestAnimationFrame(() => {
      if (this.isConnected) {
        this.callback([]);
      }
    });
  }

  unobserve(): void {
    this.disconnect();
  }

  disconnect(): void {
    this.isConnected = false;
  }
}

/** Waits until everything scheduled for the next animation frame has happened. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}
