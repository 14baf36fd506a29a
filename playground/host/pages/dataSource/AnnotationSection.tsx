// An annotation layer to try: the plugin's editor, and the events that its query finds.
import { type DataFrame, DataFrameView, type DataSourceApi, dateTimeFormat, type TimeRange } from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import React, { useCallback, useState } from 'react';
import { from, lastValueFrom } from 'rxjs';
import { useLoaded } from '../../frame/useLoaded';
import { tryRequest } from './tryRequest';
import { ClosedSection, TrySection } from './TrySection';

interface AnnotationSectionProps {
  readonly instance: DataSourceApi;
  readonly range: TimeRange;
}

export function AnnotationSection({ instance, range }: AnnotationSectionProps) {
  return instance.annotations?.QueryEditor === undefined ? null : (
    <ClosedSection title="Annotation">
      <Annotation instance={instance} range={range} />
    </ClosedSection>
  );
}

function Annotation({ instance, range }: AnnotationSectionProps) {
  const [query, setQuery] = useState<DataQuery>(() => ({
    refId: 'Anno',
    ...instance.annotations?.getDefaultQuery?.(),
  }));
  const found = useLoaded(useCallback(() => eventsOf(instance, query, range), [instance, query, range]));
  const Editor = instance.annotations?.QueryEditor;
  return (
    <TrySection
      editor={
        Editor && (
          <Editor datasource={instance} query={query} range={range} onChange={setQuery} onRunQuery={() => undefined} />
        )
      }
      found={found}
    />
  );
}

interface EventRow {
  readonly time: number;
  readonly title: string;
  readonly text: string;
}

async function eventsOf(instance: DataSourceApi, target: DataQuery, range: TimeRange): Promise<readonly string[]> {
  const layer = { name: 'Layer', enable: true, iconColor: 'orange', target };
  const query = instance.annotations?.prepareQuery?.(layer);
  if (query === undefined) {
    return [];
  }
  const { data, errors = [] } = await lastValueFrom(from(instance.query(tryRequest(query, range))));
  if (errors.length > 0) {
    throw new Error(errors.map(({ message }) => message).join(' '));
  }
  return data.flatMap((frame: DataFrame) =>
    new DataFrameView<EventRow>(frame).map(({ time, title, text }) => `${dateTimeFormat(time)}: ${title} (${text})`)
  );
}
