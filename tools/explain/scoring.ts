// Whether an answer names a planted cause: by the cost that both touch, not by the words.
import { rowsOf, type Cause, type Part } from './causes';
import { type Incident } from './incident';

/** Label values by name: the tables of an incident have other codes once lists are cut. */
export interface NamedPart {
  readonly label: string;
  readonly value: string;
}

/** Cost shared with a cause, over the cost of either: from this on, two selections are the same answer. */
const SAME_COST = 0.9;

/** True if `answer`, or its mirror image in a label of two values, touches the same label sets as one of the causes. */
export function isRight(incident: Incident, answer: readonly NamedPart[]): boolean {
  return matchedCause(incident, answer) >= 0;
}

/** The index of the cause that `answer` names; −1 for none. */
export function matchedCause({ windows, causes }: Incident, answer: readonly NamedPart[]): number {
  const { population } = windows;
  const parts = answer.map(({ label, value }): Part => {
    const index = population.labelNames.indexOf(label);
    return { label: index, code: population.values[index].indexOf(value) };
  });
  return causes.findIndex((cause, index) =>
    [parts, ...mirrors(parts)].some(
      (selection) => names(cause, selection) && overlap(windows, selection, index) >= SAME_COST
    )
  );

  /** A deploy is named by its new version (or the build or pod that is the same thing), not by what it was deployed to. */
  function names(cause: Cause, selection: readonly Part[]): boolean {
    if (cause.kind !== 'deploy') {
      return true;
    }
    return selection.some(
      ({ label, code }) =>
        ['version', 'build'].includes(population.labelNames[label]) && population.values[label][code].includes('-new-')
    );
  }

  /** "a rose" and "b fell while the level rose" are the same observation when a label has the values a and b alone. */
  function mirrors(of: readonly Part[]): Part[][] {
    return of
      .filter(({ label }) => population.values[label].length === 2)
      .map((flipped) => of.map((part) => (part === flipped ? { label: part.label, code: 1 - part.code } : part)));
  }
}

function overlap(windows: Incident['windows'], selection: readonly Part[], causeIndex: number): number {
  const { population, baseline, comparison, causeOfRow } = windows;
  const rows = new Set(rowsOf(population, selection, baseline.length));
  const shares = [baseline, comparison].map((column) => {
    let both = 0;
    let either = 0;
    column.forEach((cost, row) => {
      const isTouched = causeOfRow[row] === causeIndex + 1;
      both += isTouched && rows.has(row) ? cost : 0;
      either += isTouched || rows.has(row) ? cost : 0;
    });
    return either > 0 ? both / either : 0;
  });
  return Math.max(...shares);
}
