// One seeded incident: a population, causes or none, decoys or none, drift, a level, and counts with the chance that
// sampling adds. The same seed gives the same incident.
import { type Comparison, type LabelSets } from '../../src/engine/explain/labelSets';
import { CAUSE_KINDS, labelsOfCause, plantCause, windowsOf, type Cause, type CauseKind, type Windows } from './causes';
import { cutLists } from './cutLists';
import { labelOfDecoy, plantDecoy, type Decoy } from './decoys';
import { drawPopulation } from './population';
import { Random } from './random';
import { expectedSignal } from './signal';

export interface Incident {
  readonly seed: number;
  readonly comparison: Comparison;
  readonly causes: readonly Cause[];
  readonly decoy: Decoy;
  /** Standard deviation of the drift, as a share. */
  readonly drift: number;
  /** √G of the strongest cause at its expected counts. */
  readonly signal: number;
  /** Change of the total by that cause, as a share. */
  readonly effect: number;
  /** The expected costs, for scoring. */
  readonly windows: Windows;
}

/** Tries again until the population has a place for the cause that was drawn. */
export function generateIncident(seed: number): Incident {
  const random = new Random(seed);
  const kinds = drawKinds(random);
  const decoy = random.weighted([45, 25, 15, 15]);
  for (;;) {
    const incident = tryIncident(random, seed, kinds, (['none', 'restart', 'rollout', 'cut'] as const)[decoy]);
    if (incident !== undefined) {
      return incident;
    }
  }
}

/** A fifth has no cause, a sixth of the rest has two or three. */
function drawKinds(random: Random): readonly CauseKind[] {
  if (random.chance(0.2)) {
    return [];
  }
  if (random.chance(1 / 6)) {
    return Array.from({ length: random.integer(2, 3) }, () => random.pick(['value', 'pair', 'new'] as const));
  }
  return [random.pick(CAUSE_KINDS)];
}

function tryIncident(random: Random, seed: number, kinds: readonly CauseKind[], decoy: Decoy): Incident | undefined {
  const wanted = new Set([...kinds.flatMap(labelsOfCause), ...labelOfDecoy(decoy)]);
  const windows = windowsOf(drawPopulation(random, [...wanted]));
  const causes: Cause[] = [];
  for (const kind of kinds) {
    const cause = plantCause(random, windows, kind, causes.length);
    if (cause === undefined) {
      return undefined;
    }
    causes.push(cause);
  }
  plantDecoy(random, windows, decoy, causes);

  const samples = Math.exp(random.between(Math.log(500), Math.log(500_000)));
  const baselineWindows = random.pick([1, 2, 4, 8]);
  const level = random.between(0.7, 1.5);
  const drift = random.between(0, 0.1);
  const driftOfRow = drawDrift(random, windows, drift);
  const baselineMean = windows.baseline.map((cost) => cost * samples * baselineWindows);
  const comparisonMean = windows.comparison.map((cost, row) => cost * samples * level * driftOfRow[row]);
  const table: LabelSets = {
    length: baselineMean.length,
    labels: windows.population.labelNames.map((name, label) => ({
      name,
      values: windows.population.values[label],
      codes: Int32Array.from(windows.population.codes[label]),
    })),
    baseline: Float64Array.from(baselineMean, (mean) => random.poisson(mean)),
    comparison: Float64Array.from(comparisonMean, (mean) => random.poisson(mean)),
  };
  const { signal, effect } = expectedSignal(windows, causes, baselineMean, comparisonMean);
  return {
    seed,
    comparison: {
      tables: decoy === 'cut' ? cutLists(table, random.pick([50, 100])) : [table],
      baselineSteps: baselineWindows,
      comparisonSteps: 1,
      sampleValue: 1,
    },
    causes,
    decoy,
    drift,
    signal,
    effect,
    windows,
  };
}

/** Per row a factor: every label set drifts by itself, and the values of one label, or of all labels a little, drift as wholes. */
function drawDrift(random: Random, { population, baseline }: Windows, drift: number): number[] {
  const labels = population.labelNames.length;
  const driftingLabel = random.chance(1 / 3) ? random.integer(0, labels - 1) : -1;
  const ofValue = population.values.map((values, label) => {
    const sigma = driftingLabel < 0 ? drift / Math.sqrt(labels) : label === driftingLabel ? drift : 0;
    return values.map(() => random.logNormal(sigma));
  });
  return baseline.map((_, row) =>
    population.codes.reduce((factor, column, label) => factor * ofValue[label][column[row]], random.logNormal(drift))
  );
}
