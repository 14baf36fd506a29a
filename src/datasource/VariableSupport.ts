// Variables for dashboards: their editor, and how their values are found.
import {
  CustomVariableSupport,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  type QueryEditorProps,
} from '@grafana/data';
import { type ComponentType, createElement } from 'react';
import { Observable } from 'rxjs';
import { type ProfilesDataSource } from './DataSource';
import { VariableQueryEditor } from './editors/VariableQueryEditor';
import { type ProfilesOptions } from './options';
import { type ProfilesQuery } from './query';
import { rangeMs } from './runRequest';
import { findVariableValues, type VariableQuery } from './variableQuery';

/** Grafana's declarations want any data source here; the editor gets ours. */
type AnyDataSource = DataSourceApi<ProfilesQuery, ProfilesOptions>;

export class ProfilesVariableSupport extends CustomVariableSupport<
  AnyDataSource,
  VariableQuery,
  ProfilesQuery,
  ProfilesOptions
> {
  override readonly editor: ComponentType<
    QueryEditorProps<AnyDataSource, ProfilesQuery, ProfilesOptions, VariableQuery>
  >;

  constructor(private readonly dataSource: ProfilesDataSource) {
    super();
    this.editor = (props) => createElement(VariableQueryEditor, { ...props, datasource: dataSource });
  }

  override query(request: DataQueryRequest<VariableQuery>): Observable<DataQueryResponse> {
    return new Observable((subscriber) => {
      const controller = new AbortController();
      const context = {
        range: request.range === undefined ? undefined : rangeMs(request.range),
        scopedVars: request.scopedVars,
        signal: controller.signal,
      };
      findVariableValues(this.dataSource, request.targets[0], context).then(
        (data) => {
          subscriber.next({ data });
          subscriber.complete();
        },
        (error: unknown) => subscriber.error(error)
      );
      return () => controller.abort();
    });
  }
}
