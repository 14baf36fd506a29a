// What jsdom lacks and @grafana/ui or React asks for while tests run.
import '@testing-library/jest-dom';
import { TextDecoder, TextEncoder } from 'node:util';

Object.assign(globalThis, { TextDecoder, TextEncoder });

/** Two linked ports that deliver by timer. The one of node:worker_threads would keep Jest alive for ever. */
class TimerMessageChannel {
  readonly port1 = new TimerPort();
  readonly port2 = new TimerPort();

  constructor() {
    this.port1.peer = this.port2;
    this.port2.peer = this.port1;
  }
}

class TimerPort {
  peer?: TimerPort;
  onmessage?: (event: { data: unknown }) => void;

  postMessage(data: unknown) {
    setTimeout(() => this.peer?.onmessage?.({ data }), 0);
  }

  close() {
    this.peer = undefined;
  }
}

class SilentObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

const matchMedia = (query: string) => ({
  matches: false,
  media: query,
  addEventListener() {},
  removeEventListener() {},
  addListener() {},
  removeListener() {},
  dispatchEvent: () => false,
});

Object.assign(globalThis, {
  MessageChannel: TimerMessageChannel,
  ResizeObserver: SilentObserver,
  IntersectionObserver: SilentObserver,
  matchMedia,
});

HTMLCanvasElement.prototype.getContext = function getContext() {
  return { measureText: (text: string) => ({ width: text.length * 7 }) };
} as never;
