// Where a ruler of time has its marks, and what stands at them: round numbers in the unit that suits the distance between them.

export interface TimeTick {
  readonly timeNs: number;
  readonly label: string;
}

/** Marks are at least so far apart. */
const LEAST_DISTANCE_PX = 90;

const UNITS: ReadonlyArray<{ readonly name: string; readonly ns: number }> = [
  { name: 's', ns: 1e9 },
  { name: 'ms', ns: 1e6 },
  { name: 'µs', ns: 1e3 },
  { name: 'ns', ns: 1 },
];

/** The marks within [fromNs, toNs] on a ruler of `widthPx` pixels, from left to right; none where it has no width. */
export function timeTicks(fromNs: number, toNs: number, widthPx: number): readonly TimeTick[] {
  const span = toNs - fromNs;
  if (!(span > 0) || widthPx <= 0) {
    return [];
  }
  const stepNs = roundStep((span / widthPx) * LEAST_DISTANCE_PX);
  const unit = UNITS.find(({ ns }) => Math.max(Math.abs(fromNs), Math.abs(toNs)) >= ns) ?? UNITS[UNITS.length - 1];
  const decimals = Math.max(0, Math.ceil(-Math.log10(stepNs / unit.ns) - 1e-9));
  const first = Math.ceil(fromNs / stepNs);
  const count = Math.floor(toNs / stepNs) - first + 1;
  return Array.from({ length: count }, (_, index) => {
    const timeNs = (first + index) * stepNs;
    return { timeNs, label: `${(timeNs / unit.ns).toFixed(Math.min(12, decimals))} ${unit.name}` };
  });
}

/** The smallest of 1, 2 or 5 times a power of ten that is not less. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5, 10].find((step) => step * power >= least * (1 - 1e-9)) ?? 10;
  return factor * power;
}
