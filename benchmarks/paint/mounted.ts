// What can be done to a mounted picture from outside; the rest is done with mouse and keyboard.

export interface Mounted {
  /** Shows another frame in place of the first; resolves after it was painted. */
  refresh(frame: unknown): Promise<void>;
  /** Shows chains of single callees as one bar, or as single bars where they are one already. */
  collapse(): Promise<void>;
}
