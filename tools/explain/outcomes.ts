// What a method makes of one incident, and what is worth knowing of the incident when outcomes are counted.
import { generateIncident, type Incident } from './incident';
import { type Method } from './methods';
import { isRight } from './scoring';

export interface Outcome {
  readonly isFirst: boolean;
  readonly isInThree: boolean;
  readonly confidence: number;
}

/** The facts of an incident that conditions ask for; its tables are not kept. */
export type IncidentFacts = Pick<Incident, 'seed' | 'causes' | 'decoy' | 'drift' | 'signal' | 'effect'>;

export interface Result {
  readonly facts: IncidentFacts;
  /** One per method, in their order. */
  readonly outcomes: readonly Outcome[];
}

export function runIncident(seed: number, methods: readonly Method[]): Result {
  const incident = generateIncident(seed);
  const outcomes = methods.map((method) => {
    const { answers, confidence } = method(incident.comparison);
    const rights = answers.map((names) => names.some((name) => isRight(incident, name)));
    return { isFirst: rights[0] === true, isInThree: rights.includes(true), confidence };
  });
  const { causes, decoy, drift, signal, effect } = incident;
  return { facts: { seed, causes, decoy, drift, signal, effect }, outcomes };
}

/** The signal stands out of chance and drift; see docs/explain.md. */
export function isClear({ causes, signal, effect, drift }: IncidentFacts): boolean {
  return causes.length > 0 && signal >= 8 && effect >= 0.045 && effect >= 1.5 * drift;
}

export function isStrong({ causes, signal, effect, drift }: IncidentFacts): boolean {
  return causes.length > 0 && signal >= 15 && effect >= 0.09 && effect >= 3 * drift;
}
