// Where a dashboard's link leads: what of the current address goes along is the link's choice.
import type { DashboardLink } from '@grafana/schema';

type LinkTarget = Pick<DashboardLink, 'url' | 'keepTime' | 'includeVars'>;

/** `search` is the query of the current address. */
export function linkAddress({ url = '', keepTime, includeVars }: LinkTarget, search: string): string {
  const taken = [...new URLSearchParams(search)].filter(
    ([name]) => (keepTime && /^(from|to)$/.test(name)) || (includeVars && name.startsWith('var-'))
  );
  return taken.length === 0 ? url : `${url}?${new URLSearchParams(taken)}`;
}
