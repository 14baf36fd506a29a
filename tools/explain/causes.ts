// What can happen to a population between the two windows: the causes that an explanation should find.
import { type Population } from './population';
import { type Random } from './random';

export const CAUSE_KINDS = ['value', 'pair', 'new', 'gone', 'improved', 'deploy'] as const;
export type CauseKind = (typeof CAUSE_KINDS)[number];

/** One value of one label, as indexes into the population. */
export interface Part {
  readonly label: number;
  readonly code: number;
}

export interface Cause {
  readonly kind: CauseKind;
  /** The label values that name it: all parts together. */
  readonly parts: readonly Part[];
  /** Change of the total as a share of it, signed. */
  readonly effect: number;
}

/** The expected cost per row on both sides while an incident is made; the level is not in it yet. */
export interface Windows {
  readonly population: Population;
  readonly baseline: number[];
  readonly comparison: number[];
  /** Which cause touched the row: 1 + its index, 0 for none. */
  readonly causeOfRow: number[];
}

export function windowsOf(population: Population): Windows {
  return {
    population,
    baseline: [...population.cost],
    comparison: [...population.cost],
    causeOfRow: population.cost.map(() => 0),
  };
}

/** Appends a copy of `row` with other codes and no cost; returns its row. */
export function copyRow(
  { population, baseline, comparison, causeOfRow }: Windows,
  row: number,
  changes: ReadonlyMap<number, number>
): number {
  population.codes.forEach((column, label) => column.push(changes.get(label) ?? column[row]));
  baseline.push(0);
  comparison.push(0);
  causeOfRow.push(causeOfRow[row]);
  return baseline.length - 1;
}

/** The code of `value` of a label, added if it is new. */
export function codeOfValue({ values }: Population, label: number, value: string): number {
  const known = values[label].indexOf(value);
  return known >= 0 ? known : values[label].push(value) - 1;
}

const SIZES = [0.02, 0.05, 0.1, 0.2, 0.4] as const;

/** The labels that a cause of this kind cannot do without. */
export function labelsOfCause(kind: CauseKind): readonly string[] {
  return kind === 'deploy' ? ['version'] : kind === 'new' ? ['service'] : [];
}

/** Changes `windows`; undefined when the population has no place for such a cause. */
export function plantCause(random: Random, windows: Windows, kind: CauseKind, index: number): Cause | undefined {
  switch (kind) {
    case 'value':
      return addCost(random, windows, drawParts(random, windows, 1), kind, index);
    case 'pair':
      return addCost(random, windows, drawParts(random, windows, 2), kind, index);
    case 'new':
      return addWorkload(random, windows, index);
    case 'gone':
    case 'improved':
      return takeCost(random, windows, kind, index);
    case 'deploy':
      return deployVersion(random, windows, index);
  }
}

export function rowsOf({ codes, cost }: Population, parts: readonly Part[], length = cost.length): number[] {
  const rows: number[] = [];
  for (let row = 0; row < length; row++) {
    if (parts.every(({ label, code }) => codes[label][row] === code)) {
      rows.push(row);
    }
  }
  return rows;
}

const sumOf = (column: readonly number[], rows: readonly number[]) => rows.reduce((sum, row) => sum + column[row], 0);

/** Values that are neither crumbs nor nearly everything; of a pair, both parts are clearly larger than the pair. */
function drawParts(random: Random, { population, baseline, causeOfRow }: Windows, count: number): Part[] | undefined {
  for (let tries = 0; tries < 400; tries++) {
    const labels = random.shuffled(population.labelNames.map((_, label) => label)).slice(0, count);
    const parts = labels.map((label) => ({ label, code: random.integer(0, population.values[label].length - 1) }));
    const rows = rowsOf(population, parts, baseline.length);
    const share = sumOf(baseline, rows);
    const isDistinct = parts.every(
      (part) => count === 1 || share < 0.6 * sumOf(baseline, rowsOf(population, [part], baseline.length))
    );
    if (rows.length >= 3 && share > 0.005 && share < 0.5 && isDistinct && rows.every((row) => causeOfRow[row] === 0)) {
      return parts;
    }
  }
  return undefined;
}

/** Extra cost, spread unevenly over the label sets that it hits. */
function addCost(
  random: Random,
  windows: Windows,
  parts: readonly Part[] | undefined,
  kind: CauseKind,
  index: number
): Cause | undefined {
  if (parts === undefined) {
    return undefined;
  }
  const effect = random.pick(SIZES);
  const rows = rowsOf(windows.population, parts, windows.baseline.length);
  const weights = rows.map((row) => windows.baseline[row] * random.logNormal(0.8));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  rows.forEach((row, position) => {
    windows.comparison[row] += (effect * weights[position]) / total;
    windows.causeOfRow[row] = 1 + index;
  });
  return { kind, parts, effect };
}

/** A service nobody ran before, on pods of its own. */
function addWorkload(random: Random, windows: Windows, index: number): Cause {
  const { population } = windows;
  const effect = random.pick(SIZES);
  const service = population.labelNames.indexOf('service');
  const changes = new Map([[service, codeOfValue(population, service, `service-new-${index}`)]]);
  const container = population.labelNames.indexOf('container');
  if (container >= 0) {
    changes.set(container, codeOfValue(population, container, `container-new-${index}`));
  }
  const pod = population.labelNames.indexOf('pod');
  const podCount = random.integer(1, 6);
  const models = Array.from({ length: random.integer(20, 80) }, () => random.integer(0, population.cost.length - 1));
  const weights = models.map(() => random.logNormal(1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  models.forEach((model, position) => {
    if (pod >= 0) {
      changes.set(pod, codeOfValue(population, pod, `pod-new-${index}-${position % podCount}`));
    }
    const row = copyRow(windows, model, changes);
    windows.comparison[row] = (effect * weights[position]) / total;
    windows.causeOfRow[row] = 1 + index;
  });
  return { kind: 'new', parts: [{ label: service, code: changes.get(service) ?? 0 }], effect };
}

/** A value that vanishes, or that costs less than before. */
function takeCost(random: Random, windows: Windows, kind: 'gone' | 'improved', index: number): Cause | undefined {
  for (let tries = 0; tries < 20; tries++) {
    const parts = drawParts(random, windows, 1);
    const rows = rowsOf(windows.population, parts ?? [], windows.baseline.length);
    const share = sumOf(windows.baseline, rows);
    if (parts !== undefined && share >= 0.02) {
      const kept = kind === 'gone' ? 0 : random.between(0.1, 0.7);
      rows.forEach((row) => {
        windows.comparison[row] *= kept;
        windows.causeOfRow[row] = 1 + index;
      });
      return { kind, parts, effect: share * (kept - 1) };
    }
  }
  return undefined;
}

/** A new version takes over a part of the load at another cost, on renamed pods or on the old names. */
function deployVersion(random: Random, windows: Windows, index: number): Cause | undefined {
  const { population } = windows;
  const at = (name: string) => population.labelNames.indexOf(name);
  const scopeLabel = random.pick([-1, at('region'), at('service'), at('namespace')]);
  const scopeCodes = new Set(
    scopeLabel < 0
      ? []
      : random.shuffled(population.values[scopeLabel].map((_, code) => code)).slice(0, random.integer(1, 3))
  );
  const podShare = random.pick([0.3, 0.6, 1]);
  const pod = at('pod');
  const isTouched = population.values[Math.max(pod, 0)].map(() => random.chance(podShare));
  const length = windows.baseline.length;
  const rows = Array.from({ length }, (_, row) => row).filter(
    (row) =>
      windows.causeOfRow[row] === 0 &&
      (scopeLabel < 0 || scopeCodes.has(population.codes[scopeLabel][row])) &&
      (pod < 0 || isTouched[population.codes[pod][row]])
  );
  const share = sumOf(windows.baseline, rows);
  const effect = random.pick(SIZES) * (random.chance(0.2) ? -1 : 1);
  const factor = 1 + effect / share;
  if (share < 0.02 || share > 0.9 || factor < 0.2 || factor > 8) {
    return undefined;
  }
  const version = at('version');
  const code = codeOfValue(population, version, `v-new-${index}`);
  const changes = new Map([[version, code]]);
  if (at('build') >= 0) {
    changes.set(at('build'), codeOfValue(population, at('build'), `build-new-${index}`));
  }
  const renamesPods = pod >= 0 && random.chance(0.5);
  for (const row of rows) {
    if (renamesPods) {
      const name = population.values[pod][population.codes[pod][row]];
      changes.set(pod, codeOfValue(population, pod, `${name}-r${index}`));
    }
    const copy = copyRow(windows, row, changes);
    windows.comparison[copy] = windows.comparison[row] * factor;
    windows.comparison[row] = 0;
    windows.causeOfRow[row] = 1 + index;
    windows.causeOfRow[copy] = 1 + index;
  }
  return { kind: 'deploy', parts: [{ label: version, code }], effect };
}
