// The other direction: what a link knows → the address of `/open`. Links of the app and its settings page make theirs here.
import { printSelector } from '../../engine/labels/printSelector';
import { type Selector } from '../../engine/labels/selector';
import { OPEN_PATH } from '../app';

/** What is absent is left to the defaults of `/open`. */
export interface OpenAddress {
  readonly labels?: Readonly<Record<string, string>>;
  readonly selector?: Selector;
  readonly from?: string;
  readonly to?: string;
  readonly startsAt?: string;
  readonly endsAt?: string;
  readonly title?: string;
  readonly profileType?: string;
  /** Uids of data sources. */
  readonly profiles?: string;
  readonly metrics?: string;
}

export function openAddress(address: OpenAddress): string {
  const { labels = {}, selector = [], from, to, startsAt, endsAt, title, profileType, profiles, metrics } = address;
  const parameters = new URLSearchParams();
  const entries = {
    title,
    ...Object.fromEntries(Object.entries(labels).map(([name, value]) => [`label.${name}`, value])),
    selector: selector.length === 0 ? undefined : printSelector(selector),
    from,
    to,
    startsAt,
    endsAt,
    type: profileType,
    ds: profiles,
    metrics,
  };
  for (const [name, value] of Object.entries(entries)) {
    if (value !== undefined && value !== '') {
      parameters.append(name, value);
    }
  }
  const query = parameters.toString();
  return query === '' ? OPEN_PATH : `${OPEN_PATH}?${query}`;
}
