// The panel event by which the panels of a dashboard tell each other which function the viewer hovers or pins.
import { BusEventWithPayload } from '@grafana/data';

/** An empty name ends the hovering (`pinned: false`) or the pin (`pinned: true`). */
export interface FunctionEventPayload {
  readonly name: string;
  /** Left out where unknown: then the name alone decides. */
  readonly fileName?: string;
  readonly pinned: boolean;
}

/** Sent at most once per animation frame. */
export class FunctionEvent extends BusEventWithPayload<FunctionEventPayload> {
  static readonly type = 'flameboard-function';
}
