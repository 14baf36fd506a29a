// From tables to candidates in order: single values, pairs inside the best of them, values that took over; each proven by
// exclusion; then the one that says most.
import { type Candidate, eachOnce, joinTwins, named, type NamedCandidate, partKey } from './candidate';
import { mirrorOf, pairCandidates, type SingleScore } from './pairCandidates';
import { preferContaining, preferNewValue } from './preference';
import { prove, type RankedCandidate } from './proof';
import { singleCandidates } from './singleCandidates';
import { type SummedTable } from './summedTable';
import { takeOverCandidates } from './takeOver';

/** So many single values are looked into for pairs. */
const LOOKED_INTO = 10;
/** So many candidates are proven. */
const PROVEN = 24;

/**
 * All proven candidates: first the answer, second the strongest of the others before the proof (the proof may err), then the rest
 * by what is proven. Empty when no value differs from the others. The same tables give the same order.
 */
export function rankCandidates(tables: readonly SummedTable[]): RankedCandidate[] {
  const singles = joinTwins(tables.flatMap(singleCandidates).sort(byScore).map(named));
  const scoreOf = singleScores(singles);
  const lookedInto = singles.slice(0, LOOKED_INTO);
  const pairs = lookedInto
    .flatMap(({ candidate }) => [candidate, mirrorOf(candidate) ?? []].flat())
    .flatMap((candidate) => pairCandidates(candidate, scoreOf))
    .sort(byScore);
  const found = joinTwins(
    [...singles, ...eachOnce(pairs).map(named)].sort((a, b) => byScore(a.candidate, b.candidate))
  );
  const takers = tables.flatMap(takeOverCandidates).map(named);
  const proven = [...takers, ...found.slice(0, PROVEN)].map(({ candidate, names }) => ({
    candidate: prove(candidate),
    names,
  }));
  const ranked = joinTwins(proven.sort((a, b) => b.candidate.proven - a.candidate.proven));
  if (ranked.length === 0) {
    return [];
  }
  const answer = preferNewValue(preferContaining(ranked[0], ranked), ranked);
  const others = ranked.filter((other) => other !== answer);
  const [strongest] = [...others].sort((a, b) => byScore(a.candidate, b.candidate));
  return [answer, ...(strongest ? [strongest] : []), ...others.filter((other) => other !== strongest)];
}

function byScore(a: Candidate, b: Candidate): number {
  return b.score - a.score;
}

/** The score of a single value, by any of its names; 0 for one that is no candidate. */
function singleScores(singles: readonly NamedCandidate[]): SingleScore {
  const scores = new Map<SummedTable, Map<string, number>>();
  for (const { candidate, names } of singles) {
    for (const { table, parts } of names) {
      const ofTable = scores.get(table) ?? new Map<string, number>();
      scores.set(table, ofTable.set(partKey(parts[0]), candidate.score));
    }
  }
  return (table, part) => scores.get(table)?.get(partKey(part)) ?? 0;
}
