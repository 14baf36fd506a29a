// A variable to try: the plugin's editor, and the values that its query finds.
import { CustomVariableSupport, type DataSourceApi, type TimeRange } from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import React, { useCallback, useState } from 'react';
import { lastValueFrom } from 'rxjs';
import { useLoaded } from '../../frame/useLoaded';
import { tryRequest } from './tryRequest';
import { ClosedSection, TrySection } from './TrySection';

interface VariableSectionProps {
  readonly instance: DataSourceApi;
  readonly range: TimeRange;
}

export function VariableSection({ instance, range }: VariableSectionProps) {
  const support = instance.variables;
  return support instanceof CustomVariableSupport ? (
    <ClosedSection title="Variable">
      <Variable instance={instance} support={support} range={range} />
    </ClosedSection>
  ) : null;
}

function Variable({
  instance,
  support,
  range,
}: VariableSectionProps & { readonly support: CustomVariableSupport<DataSourceApi> }) {
  const [query, setQuery] = useState<DataQuery>({ refId: 'Variable' });
  const found = useLoaded(useCallback(() => valuesOf(support, query, range), [support, query, range]));
  const Editor = support.editor;
  return (
    <TrySection
      editor={
        <Editor datasource={instance} query={query} range={range} onChange={setQuery} onRunQuery={() => undefined} />
      }
      found={found}
    />
  );
}

async function valuesOf(
  support: CustomVariableSupport<DataSourceApi>,
  query: DataQuery,
  range: TimeRange
): Promise<readonly string[]> {
  const { data } = await lastValueFrom(support.query(tryRequest(query, range)));
  return data.map(({ text }) => String(text));
}
