// Where the source of the profiles of a query is: what its selector says, else the labels of the profiles where they all agree.
import { type Selector } from '../../engine/labels/selector';
import { type Store } from '../stores/store';
import { type TimeRangeMs } from '../../engine/profile/profile';
import { type ServiceSource } from './sourceLine';

/** Labels as Pyroscope's agents and its own UI know them. */
const LABELS = { repository: 'service_repository', ref: 'service_git_ref', rootPath: 'service_root_path' } as const;

export interface SourceQuestion {
  /** Undefined asks nobody: then only the selector tells. */
  readonly store: Pick<Store, 'labelValues'> | undefined;
  readonly selector: Selector;
  readonly range: TimeRangeMs;
  readonly signal: AbortSignal;
}

/** Undefined where no repository, or more than one, is found. Never rejects for a store that fails: links are not worth an error. */
export async function findSource(question: SourceQuestion): Promise<ServiceSource | undefined> {
  const repository = await onlyValue(LABELS.repository, question);
  if (repository === undefined) {
    return undefined;
  }
  const [ref = '', rootPath = ''] = await Promise.all([
    onlyValue(LABELS.ref, question),
    onlyValue(LABELS.rootPath, question),
  ]);
  return { repository, ref, rootPath };
}

async function onlyValue(name: string, { store, ...rest }: SourceQuestion): Promise<string | undefined> {
  const asked = rest.selector.find((matcher) => matcher.name === name && matcher.operator === '=');
  if (asked !== undefined) {
    return asked.value || undefined;
  }
  if (store === undefined) {
    return undefined;
  }
  try {
    const { values } = await store.labelValues({ ...rest, name });
    return values.length === 1 ? values[0] : undefined;
  } catch {
    // The flame graph itself says what is wrong with the store.
    return undefined;
  }
}
