// Annotation layers: their editor, and the query behind them.
import { type AnnotationQuery, type AnnotationSupport } from '@grafana/data';
import { AnnotationQueryEditor } from './editors/AnnotationQueryEditor';
import { defaultQuery, migrateQuery, type ProfilesQuery } from './query';

/** What a new layer marks: deploys, by the label that most services have for them. */
const DEFAULT_ANNOTATION = { kind: 'firstSeen', label: 'version' } as const;

export const profilesAnnotationSupport: AnnotationSupport<ProfilesQuery> = {
  QueryEditor: AnnotationQueryEditor,
  getDefaultQuery: () => ({ ...defaultQuery(), annotation: DEFAULT_ANNOTATION }),
  /** A layer without a query of ours, such as one that another data source had, asks for nothing. */
  prepareQuery: ({ target }: AnnotationQuery<ProfilesQuery>) => {
    const query = target === undefined ? undefined : migrateQuery(target);
    return query?.annotation === undefined ? undefined : query;
  },
};
