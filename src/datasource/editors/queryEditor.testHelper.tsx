// The query editor as a page has it: what it changes comes back to it.
import { CoreApp, dateTime } from '@grafana/data';
import { render } from '@testing-library/react';
import React, { useState } from 'react';
import { type ProfilesOptions, settingsOf } from '../options';
import { type ProfilesDataSource } from '../DataSource';
import { type FakeStore, fakeStore } from '../fakeStore.testHelper';
import { fakeTemplates } from '../fakeTemplates.testHelper';
import { type ProfilesQuery } from '../query';
import { QueryEditor } from './QueryEditor';

const range = { from: dateTime(1000), to: dateTime(5000), raw: { from: 'now-1h', to: 'now' } };

/** All that editors use of a data source. */
export function fakeDataSource(store: FakeStore = fakeStore(), options: ProfilesOptions = {}): ProfilesDataSource {
  const source: Pick<ProfilesDataSource, 'store' | 'templates' | 'settings'> = {
    store,
    templates: fakeTemplates({}),
    settings: settingsOf(options),
  };
  return source as ProfilesDataSource;
}

/** `latest()` is the query after the last change; `onRunQuery` counts. */
export function showQueryEditor(
  query: Partial<ProfilesQuery> = {},
  app = CoreApp.Dashboard,
  store: FakeStore = fakeStore(),
  options: ProfilesOptions = {}
) {
  const changes: ProfilesQuery[] = [];
  const onRunQuery = jest.fn();
  const datasource = fakeDataSource(store, options);
  function Page() {
    const [edited, setEdited] = useState<ProfilesQuery>({ refId: 'A', ...query });
    const change = (next: ProfilesQuery) => {
      changes.push(next);
      setEdited(next);
    };
    return (
      <QueryEditor
        datasource={datasource}
        query={edited}
        range={range}
        app={app}
        onChange={change}
        onRunQuery={onRunQuery}
      />
    );
  }
  render(<Page />);
  return { store, onRunQuery, latest: () => changes.at(-1) };
}
