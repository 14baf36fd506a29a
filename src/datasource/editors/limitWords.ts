// What the limits of a query are called, and what holds where it sets none.
import { type ProfilesSettings } from '../options';
import { type QueryType } from '../query';
import { DEFAULT_LIMITS } from '../queries/defaultLimits';

/** The settings that count where a query says nothing. */
export type QueryStandards = Pick<ProfilesSettings, 'maxNodes' | 'seriesLimit'>;

export interface LimitWords {
  readonly label: string;
  readonly tooltip: string;
  /** What holds without a number. */
  readonly standard: string;
}

/** `limit` counts something else in each query type. */
export function limitWords(queryType: QueryType, { seriesLimit }: QueryStandards): LimitWords {
  switch (queryType) {
    case 'labels':
      return {
        label: 'Values per label',
        tooltip: 'Only so many values of each label, those with the largest sums; the others are summed up as other.',
        standard: String(DEFAULT_LIMITS.labels),
      };
    case 'functions':
      return {
        label: 'Limit',
        tooltip: 'Only so many rows, the largest.',
        standard: String(DEFAULT_LIMITS.functions),
      };
    case 'callgraph':
      return {
        label: 'Limit',
        tooltip: 'Only so many functions, the largest.',
        standard: String(DEFAULT_LIMITS.callgraph),
      };
    case 'profile':
    case 'metrics':
    case 'both':
      return {
        label: 'Limit',
        tooltip: 'Only so many series, those with the largest sums.',
        standard: String(seriesLimit ?? 'all'),
      };
  }
}

export function usualMaxNodes({ maxNodes }: QueryStandards): string {
  return String(maxNodes ?? 'default');
}
