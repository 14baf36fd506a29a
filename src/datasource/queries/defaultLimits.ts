// What `limit` is where a query sets none. Series have no entry: there the settings say it, or all are shown.

export const DEFAULT_LIMITS = {
  /** Rows of a table of functions or lines: enough for a table, few enough for a bar gauge. */
  functions: 50,
  /** Functions of a call graph: what a person can still take in. */
  callgraph: 80,
  /** Values of each label. */
  labels: 100,
} as const;
