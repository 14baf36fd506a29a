// A query to try: the plugin's query editor, and below it the answer as panels and as JSON; then a variable and an annotation layer in the same range.
import { CoreApp, type DataSourceApi } from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import { Alert, Button, Stack } from '@grafana/ui';
import React, { useEffect, useMemo, useRef, useState } from 'react';
import { AnnotationSection } from './AnnotationSection';
import type { EditedDataSource } from './dataSourceSettings';
import { QueryPreview } from './queryPreview';
import { ResultJson } from './ResultJson';
import { VariableSection } from './VariableSection';

export function QuerySection({ dataSource }: { readonly dataSource: EditedDataSource }) {
  const { instance, components } = dataSource;
  const [query, setQuery] = useState(() => firstQuery(instance));
  // Editors change and run in one go, before React draws again: running must see the newest query.
  const newest = useRef(query);
  const preview = useMemo(() => new QueryPreview(instance), [instance]);
  const { data } = preview.runner.useState();
  const { value: range } = preview.timeRange.useState();
  const QueryEditor = components.QueryEditor;
  const run = () => preview.run(newest.current);
  const change = (next: DataQuery) => {
    newest.current = next;
    setQuery(next);
  };

  // The first answer comes by itself; afterwards the editor says when it wants one.
  useEffect(() => {
    const deactivate = preview.scene.activate();
    preview.run(newest.current);
    return deactivate;
  }, [preview]);

  return (
    <>
      <section aria-label="Query">
        <h2>Query</h2>
        <Stack direction="column" gap={2}>
          {QueryEditor === undefined ? (
            <p>This data source has no query editor.</p>
          ) : (
            <QueryEditor
              datasource={instance}
              query={query}
              queries={[query]}
              onChange={change}
              onRunQuery={run}
              app={CoreApp.PanelEditor}
              range={range}
              data={data}
            />
          )}
          <div>
            <Button variant="secondary" icon="sync" onClick={run}>
              Run query
            </Button>
          </div>
          {data?.errors?.map(({ message }, index) => (
            <Alert key={index} title="The query failed" severity="error">
              {message}
            </Alert>
          ))}
          <preview.scene.Component model={preview.scene} />
          {data !== undefined && <ResultJson data={data} />}
        </Stack>
      </section>
      <VariableSection instance={instance} range={range} />
      <AnnotationSection instance={instance} range={range} />
    </>
  );
}

function firstQuery(instance: DataSourceApi): DataQuery {
  return { refId: 'A', ...instance.getDefaultQuery?.(CoreApp.PanelEditor) };
}
