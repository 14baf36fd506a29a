// What the parts of the query editor share: the query, how to change it, and what its store offers.
import { type ProfilesQuery } from '../query';
import { type StoreCapabilities } from '../stores/store';
import { type QueryStandards } from './limitWords';
import { type LabelSource } from './selectorCompletion';
import { type ProfileTypes } from './useProfileTypes';

export interface EditedQuery {
  /** In the newest shape. */
  readonly query: ProfilesQuery;
  /** Changes some of its keys and runs it. */
  readonly change: (part: Partial<ProfilesQuery>) => void;
  /** An id for a control, unique on a page with several queries. */
  readonly idOf: (control: string) => string;
  readonly capabilities: StoreCapabilities;
  /** What holds where the query says nothing. */
  readonly standards: QueryStandards;
  readonly types: ProfileTypes;
  readonly labels: LabelSource;
}

/** A text that stands for several, as fields have it: `a, b`. Blanks and empty parts count for nothing. */
export function listOf(text: string, separator: ',' | ';'): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
