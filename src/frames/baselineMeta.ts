// What the baseline of a comparison is: goes into the frames of both sides, for titles, tooltips and exports.

export interface BaselineMeta {
  /** Profile type id in Pyroscope's five parts. */
  readonly profileType: string;
  readonly labelSelector: string;
  /** [fromMs, toMs) in milliseconds since the Unix epoch. */
  readonly fromMs: number;
  readonly toMs: number;
  /**
   * What the values of both sides were divided by because their ranges differ in length: their seconds (types that add up over
   * time) or their profiles (levels such as memory in use). Absent where values are plain sums.
   */
  readonly per?: 'second' | 'profile';
}
