// The query type, and the fields without which that type means little.
import { Combobox, type ComboboxOption, MultiCombobox, RadioButtonGroup } from '@grafana/ui';
import React from 'react';
import { type QueryType } from '../query';
import { MAX_SLICES } from '../queries/functionSeries';
import { CommittedInput } from './CommittedInput';
import { ControlField } from './ControlField';
import { type EditedQuery } from './editedQuery';
import { labelNameOptions } from './useLabelSource';

interface QueryTypeRowProps {
  readonly edited: EditedQuery;
  /** The one in force. */
  readonly queryType: QueryType;
  /** Whether `both` can be chosen. */
  readonly hasBoth: boolean;
}

const QUERY_TYPES: ReadonlyArray<ComboboxOption<QueryType>> = [
  { value: 'profile', label: 'Profile', description: 'A flame graph of the whole time range' },
  { value: 'metrics', label: 'Metrics', description: 'Values over time' },
  { value: 'labels', label: 'Labels', description: 'Values over time, split by many labels: for the label explorer' },
  { value: 'functions', label: 'Functions', description: 'A table of the most expensive functions' },
  { value: 'callgraph', label: 'Call graph', description: 'Functions and their calls: for the Node graph panel' },
];

const BOTH: ComboboxOption<QueryType> = {
  value: 'both',
  label: 'Both',
  description: 'Values over time, and the flame graph',
};

const SORTS: Array<{ readonly value: 'self' | 'total'; readonly label: string }> = [
  { value: 'self', label: 'Self' },
  { value: 'total', label: 'Total' },
];

/** For stores without such series: the data source makes them. */
const COMPUTED_SERIES = `This store has no series of one function: they are made of up to ${MAX_SLICES} flame graphs, without group by.`;

type ListedRows = 'function' | 'line';

const ROWS: Array<{ readonly value: ListedRows; readonly label: string }> = [
  { value: 'function', label: 'Functions' },
  { value: 'line', label: 'Source lines' },
];

export function QueryTypeRow({ edited, queryType, hasBoth }: QueryTypeRowProps) {
  const { change, idOf } = edited;
  return (
    <>
      <ControlField id={idOf('query-type')} label="Query type" width={24}>
        <Combobox
          id={idOf('query-type')}
          aria-label="Query type"
          options={hasBoth ? [...QUERY_TYPES, BOTH] : [...QUERY_TYPES]}
          value={queryType}
          onChange={({ value }) => change({ queryType: value })}
        />
      </ControlField>
      {(queryType === 'metrics' || queryType === 'both') && <MetricsFields edited={edited} />}
      {queryType === 'labels' && <LabelsField edited={edited} />}
      {queryType === 'functions' && <RowsField edited={edited} />}
      {(queryType === 'functions' || queryType === 'callgraph') && <FunctionsFields edited={edited} />}
    </>
  );
}

function MetricsFields({ edited: { query, change, idOf, capabilities, labels } }: { readonly edited: EditedQuery }) {
  return (
    <>
      <ControlField
        id={idOf('group-by')}
        label="Group by"
        tooltip="One series per value of these labels."
        width={32}
        ability={capabilities.groupBy}
      >
        <MultiCombobox
          id={idOf('group-by')}
          aria-label="Group by"
          disabled={capabilities.groupBy !== true}
          options={(typed) => labelNameOptions(labels, typed)}
          value={query.groupBy ?? []}
          placeholder="One series of everything"
          createCustomValue
          isClearable
          onChange={(options) => change({ groupBy: options.map(({ value }) => value) })}
        />
      </ControlField>
      <ControlField
        id={idOf('function')}
        label="Function"
        tooltip="Only what this function costs with all that it calls, in place of everything."
        width={32}
        hint={capabilities.functionSeries === true ? undefined : COMPUTED_SERIES}
      >
        <CommittedInput
          id={idOf('function')}
          aria-label="Function"
          placeholder="All functions"
          value={query.functionSelector ?? ''}
          onCommit={(text) => change({ functionSelector: text.trim() || undefined })}
        />
      </ControlField>
    </>
  );
}

function LabelsField({ edited: { query, change, idOf, labels } }: { readonly edited: EditedQuery }) {
  return (
    <ControlField
      id={idOf('labels')}
      label="Labels"
      tooltip="The labels to split by. Without a choice all that have several values."
      width={48}
    >
      <MultiCombobox
        id={idOf('labels')}
        aria-label="Labels"
        options={(typed) => labelNameOptions(labels, typed)}
        value={query.labels ?? []}
        placeholder="All labels with several values"
        createCustomValue
        isClearable
        onChange={(options) => change({ labels: options.map(({ value }) => value) })}
      />
    </ControlField>
  );
}

/** Functions are what is listed without a key in the query, as in queries of before. */
function RowsField({ edited: { query, change, idOf } }: { readonly edited: EditedQuery }) {
  const { sortBy = 'self', by = 'function' } = query.functions ?? {};
  return (
    <ControlField
      id={idOf('rows')}
      label="Rows"
      tooltip="What the table lists: whole functions, or each of their lines that profiles have seen."
      width={26}
    >
      <RadioButtonGroup<ListedRows>
        id={idOf('rows')}
        aria-label="Rows"
        options={ROWS}
        value={by}
        onChange={(rows) => change({ functions: rows === 'line' ? { sortBy, by: rows } : { sortBy } })}
      />
    </ControlField>
  );
}

function FunctionsFields({ edited: { query, change, idOf } }: { readonly edited: EditedQuery }) {
  return (
    <>
      <ControlField
        id={idOf('sort-by')}
        label="Sort by"
        tooltip="What makes a function expensive: its own cost, or that of all that it calls too."
        width={20}
      >
        <RadioButtonGroup
          id={idOf('sort-by')}
          aria-label="Sort by"
          options={SORTS}
          value={query.functions?.sortBy ?? 'self'}
          onChange={(sortBy) => change({ functions: { ...query.functions, sortBy } })}
        />
      </ControlField>
      <ControlField
        id={idOf('frame-filter')}
        label="Function filter"
        tooltip="Only functions whose name has this text in it, or matches it as /expression/ or, in any case, as /expression/i."
        width={32}
      >
        <CommittedInput
          id={idOf('frame-filter')}
          aria-label="Function filter"
          placeholder="All functions"
          value={query.frameFilter ?? ''}
          onCommit={(text) => change({ frameFilter: text.trim() || undefined })}
        />
      </ControlField>
    </>
  );
}
