// The frames of one query with their data links. The source is looked for while the query runs.
import { type DataFrame } from '@grafana/data';
import { parseSelector } from '../../engine/labels/parseSelector';
import { type ProfilesQuery } from '../query';
import { findSource, type SourceQuestion } from './findSource';
import { linkFrames } from './linkFrames';
import { type ServiceSource } from './sourceLine';
import { type TracesTarget } from './traceLinks';

export interface LinkContext {
  readonly asksForSource: boolean;
  readonly findTraces: () => TracesTarget | undefined;
}

type Asking = Pick<SourceQuestion, 'range' | 'signal'> & {
  readonly store: NonNullable<SourceQuestion['store']>;
  readonly links: LinkContext;
};

/** Rejects as `answer` does, and for no reason of its own. `query` has its variables filled in. */
export async function withDataLinks(
  answer: Promise<readonly DataFrame[]>,
  query: ProfilesQuery,
  { links, store, range, signal }: Asking
): Promise<DataFrame[]> {
  const hasFunctions = query.queryType === undefined || query.queryType === 'profile' || query.queryType === 'both';
  const [frames, source] = await Promise.all([
    answer,
    hasFunctions ? sourceOf(query, { store: links.asksForSource ? store : undefined, range, signal }) : undefined,
  ]);
  return linkFrames(frames, { traces: links.findTraces(), source });
}

async function sourceOf(
  { labelSelector = '{}' }: ProfilesQuery,
  question: Omit<SourceQuestion, 'selector'>
): Promise<ServiceSource | undefined> {
  const parsed = parseSelector(labelSelector);
  // The query itself says what is wrong with a selector.
  return parsed.ok ? findSource({ ...question, selector: parsed.value.matchers }) : undefined;
}
