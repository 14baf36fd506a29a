// The lines of the evaluation's table: which incidents count, what is counted, and the bar.
import { isClear, isStrong, type IncidentFacts, type Result } from './outcomes';

export type Measure = 'first' | 'three' | 'reported' | 'silent';

export interface Condition {
  readonly name: string;
  readonly includes: (facts: IncidentFacts) => boolean;
  readonly measures: readonly Measure[];
  /** Per measure: the least percentage that must be reached. Lines without bars are only shown. */
  readonly bars?: readonly number[];
}

const hasOne = ({ causes }: IncidentFacts) => causes.length === 1;
const hasCause = ({ causes }: IncidentFacts) => causes.length > 0;
const isDeploy = ({ causes }: IncidentFacts) => causes[0].kind === 'deploy';

export const CONDITIONS: readonly Condition[] = [
  {
    name: 'strong, one cause, no deploy, decoys included',
    includes: (facts) => isStrong(facts) && hasOne(facts) && !isDeploy(facts),
    measures: ['first', 'three'],
    bars: [97, 98.5],
  },
  {
    name: 'clear, one cause, all kinds, decoys included',
    includes: (facts) => isClear(facts) && hasOne(facts),
    measures: ['first', 'three', 'reported'],
    bars: [95, 97, 90],
  },
  ofKind('pair', [95]),
  { name: 'no cause', includes: (facts) => !hasCause(facts), measures: ['silent'], bars: [95] },
  noCause('none', 'no cause, no decoy', [99]),
  {
    name: 'no cause, restarts, rollouts or cut lists',
    includes: (facts) => !hasCause(facts) && facts.decoy !== 'none',
    measures: ['silent'],
    bars: [90],
  },
  ofKind('deploy', [80]),
  ofKind('value'),
  ofKind('new'),
  ofKind('gone'),
  ofKind('improved'),
  {
    name: 'clear, two or three causes at once',
    includes: (facts) => isClear(facts) && facts.causes.length > 1,
    measures: ['first', 'three', 'reported'],
  },
  clearWith('none'),
  clearWith('restart'),
  clearWith('rollout'),
  clearWith('cut'),
  { name: 'clear, all', includes: isClear, measures: ['first', 'three', 'reported'] },
  { name: 'all with a cause, however faint', includes: hasCause, measures: ['first', 'three', 'reported'] },
  noCause('restart', 'no cause, restarts'),
  noCause('rollout', 'no cause, rollouts'),
  noCause('cut', 'no cause, cut lists'),
];

function ofKind(kind: string, bars?: readonly number[]): Condition {
  return {
    name: `clear, one cause: ${kind}`,
    includes: (facts) => isClear(facts) && hasOne(facts) && facts.causes[0].kind === kind,
    measures: ['first', 'three'],
    bars,
  };
}

function clearWith(decoy: string): Condition {
  return {
    name: `clear, decoy: ${decoy}`,
    includes: (facts) => isClear(facts) && facts.decoy === decoy,
    measures: ['first', 'three'],
  };
}

function noCause(decoy: string, name: string, bars?: readonly number[]): Condition {
  return { name, includes: (facts) => !hasCause(facts) && facts.decoy === decoy, measures: ['silent'], bars };
}

export interface Line {
  readonly condition: Condition;
  readonly count: number;
  /** percent[method][measure]. */
  readonly percent: ReadonlyArray<readonly number[]>;
}

/** @param thresholds Per method: from this confidence on, it reports its first answer. */
export function countLine(condition: Condition, results: readonly Result[], thresholds: readonly number[]): Line {
  const counted = results.filter(({ facts }) => condition.includes(facts));
  const percent = thresholds.map((threshold, method) =>
    condition.measures.map((measure) => {
      const hits = counted.filter(({ outcomes }) => {
        const { isFirst, isInThree, confidence } = outcomes[method];
        const isReported = confidence >= threshold;
        return { first: isFirst, three: isInThree, reported: isFirst && isReported, silent: !isReported }[measure];
      });
      return (100 * hits.length) / counted.length;
    })
  );
  return { condition, count: counted.length, percent };
}

/** The first bars that `line` misses, as a sentence; undefined if it meets all. */
export function missedBar({ condition: { name, measures, bars = [] }, percent }: Line): string | undefined {
  const missed = bars.findIndex((bar, measure) => percent[0][measure] < bar);
  return missed < 0
    ? undefined
    : `${name}: ${percent[0][missed].toFixed(1)} % ${measures[missed]}, wanted ${bars[missed]} %.`;
}
