// Which labels a `labels` query splits by: together in one request, or each in one of its own.
import { type ProfilesQuery } from '../query';
import { forEachAtOnce } from '../stores/forEachAtOnce';
import { type ListAnswer, type ProfileRequest, type Store } from '../stores/store';
import { DEFAULT_LIMITS } from './defaultLimits';
import { atLeastOne, someOf } from './queryContext';

/** A label with more values than this multiplies the label sets too much to be split together with others. */
const MOST_VALUES_TOGETHER = 100;

/** So many labels are looked at; a store with more needs to be told which. */
const MAX_LABELS = 60;

const REQUESTS_AT_ONCE = 4;

export interface LabelChoice {
  /** So many values of each label are shown, the largest. */
  readonly valueLimit: number;
  /** Split together; some of them may turn out to have one value only. */
  readonly narrow: readonly string[];
  /** Split one by one, with how many values each has. */
  readonly wide: ReadonlyArray<{ readonly name: string; readonly valueCount: number }>;
  /** Labels that nobody chose and that say nothing of what ran. */
  readonly internalCount: number;
  /** True when the user named the labels: then all of them are shown. */
  readonly isChosen: boolean;
  readonly notices: readonly string[];
}

/** The query's own labels, else all that any of the sides has. */
export async function chooseLabels(
  query: ProfilesQuery,
  sides: readonly ProfileRequest[],
  store: Store
): Promise<LabelChoice> {
  const chosen = someOf(query.labels);
  const answers = chosen === undefined ? await Promise.all(sides.map((side) => store.labelNames(side))) : [];
  const all = chosen ?? union(answers);
  const names = chosen ?? all.filter((name) => !isInternal(name, store));
  const looked = names.slice(0, MAX_LABELS);
  const valueCounts = new Map<string, number>();
  await forEachAtOnce(looked, Math.max(1, REQUESTS_AT_ONCE / sides.length), async (name) => {
    const values = await Promise.all(sides.map((side) => store.labelValues({ ...side, name })));
    valueCounts.set(name, union(values).length);
  });
  const countOf = (name: string) => valueCounts.get(name) ?? 0;
  const valueLimit = atLeastOne(query.limit) ?? DEFAULT_LIMITS.labels;
  const isWide = (name: string) => countOf(name) > Math.min(valueLimit, MOST_VALUES_TOGETHER);
  return {
    valueLimit,
    narrow: looked.filter((name) => !isWide(name)),
    wide: looked.filter(isWide).map((name) => ({ name, valueCount: countOf(name) })),
    internalCount: all.length - names.length,
    isChosen: chosen !== undefined,
    notices:
      names.length > looked.length
        ? [`Only ${looked.length} of ${names.length} labels are split by. Name the labels in the query to choose them.`]
        : [],
  };
}

function isInternal(name: string, { internalLabels = [] }: Store): boolean {
  return name.startsWith('__') || internalLabels.includes(name);
}

function union(answers: readonly ListAnswer[]): readonly string[] {
  return [...new Set(answers.flatMap(({ values }) => values))].sort();
}
