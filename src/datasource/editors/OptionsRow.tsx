// The options of a query type: limits, parts of profiles, and points beside series.
import { InlineSwitch, RadioButtonGroup } from '@grafana/ui';
import React from 'react';
import { type ProfilesQuery, type QueryType } from '../query';
import { type Ability } from '../stores/store';
import { CommittedInput } from './CommittedInput';
import { ControlField } from './ControlField';
import { CountInput } from './CountInput';
import { type EditedQuery, listOf } from './editedQuery';
import { limitWords, usualMaxNodes } from './limitWords';
import { OptionsGroup } from './OptionsGroup';
import { optionsOf, querySummary } from './querySummary';

interface OptionsRowProps {
  readonly edited: EditedQuery;
  readonly queryType: QueryType;
}

/** Ids are long: a list of them needs room. */
const ID_WIDTH = 32;

export function OptionsRow({ edited, queryType }: OptionsRowProps) {
  const { query, change, idOf, capabilities, standards } = edited;
  const options = optionsOf(queryType);
  return (
    <OptionsGroup title="Options" summary={querySummary(query, queryType, standards)}>
      {options.includes('limit') && <LimitField edited={edited} queryType={queryType} />}
      {options.includes('maxNodes') && (
        <ControlField
          id={idOf('max-nodes')}
          label="Max nodes"
          tooltip="Only about so many call nodes, the largest; the rest is summed up as other."
          width={16}
          ability={capabilities.maxNodes}
        >
          <CountInput
            id={idOf('max-nodes')}
            label="Max nodes"
            placeholder={usualMaxNodes(standards)}
            isDisabled={capabilities.maxNodes !== true}
            value={query.maxNodes}
            onCommit={(maxNodes) => change({ maxNodes })}
          />
        </ControlField>
      )}
      {options.includes('callSite') && <CallSiteField edited={edited} queryType={queryType} />}
      {options.includes('ids') && <IdFields edited={edited} />}
      {options.includes('points') && <PointFields edited={edited} />}
      {options.includes('lines') && <LinesField edited={edited} />}
      {options.includes('timeOrder') && <TimeOrderField edited={edited} />}
      {options.includes('sharedFunctions') && <SharedFunctionsField edited={edited} />}
    </OptionsGroup>
  );
}

/** Series are limited by the store, everything else here. */
function LimitField({ edited: { query, change, idOf, capabilities, standards }, queryType }: OptionsRowProps) {
  const { label, tooltip, standard } = limitWords(queryType, standards);
  const ability = queryType === 'metrics' || queryType === 'both' ? capabilities.limit : true;
  return (
    <ControlField id={idOf('limit')} label={label} tooltip={tooltip} width={16} ability={ability}>
      <CountInput
        id={idOf('limit')}
        label={label}
        placeholder={standard}
        isDisabled={ability !== true}
        value={query.limit}
        onCommit={(limit) => change({ limit })}
      />
    </ControlField>
  );
}

function CallSiteField({ edited: { query, change, idOf, capabilities }, queryType }: OptionsRowProps) {
  const isBeaten = queryType === 'metrics' && query.functionSelector !== undefined && isSet(query.stackTraceSelector);
  return (
    <ControlField
      id={idOf('call-site')}
      label="Call site"
      tooltip="Only stacks that begin with these functions, the root first, with semicolons between them."
      width={48}
      ability={capabilities.callSite}
      error={isBeaten ? 'Series are of a function or of a call site: here the function counts.' : undefined}
    >
      <CommittedInput
        id={idOf('call-site')}
        aria-label="Call site"
        placeholder="All stacks"
        disabled={capabilities.callSite !== true}
        value={query.stackTraceSelector?.join(';') ?? ''}
        onCommit={(text) => change({ stackTraceSelector: orNone(listOf(text, ';')) })}
      />
    </ControlField>
  );
}

const ID_FIELDS: ReadonlyArray<{
  readonly key: 'traceIdSelector' | 'spanSelector' | 'profileIdSelector';
  readonly ability: Ability;
  readonly label: string;
}> = [
  { key: 'traceIdSelector', ability: 'traceIds', label: 'Trace ID' },
  { key: 'spanSelector', ability: 'spanIds', label: 'Span ID' },
  { key: 'profileIdSelector', ability: 'profileIds', label: 'Profile ID' },
];

function IdFields({ edited: { query, change, idOf, capabilities } }: { readonly edited: EditedQuery }) {
  const isBoth = isSet(query.traceIdSelector) && isSet(query.spanSelector);
  return ID_FIELDS.map(({ key, ability, label }) => (
    <ControlField
      key={key}
      id={idOf(key)}
      label={label}
      tooltip="Only samples of these, with commas between them."
      width={ID_WIDTH}
      ability={capabilities[ability]}
      error={isBoth && key === 'spanSelector' ? 'Choose by trace or by span, not by both.' : undefined}
    >
      <CommittedInput
        id={idOf(key)}
        aria-label={label}
        disabled={capabilities[ability] !== true}
        value={query[key]?.join(', ') ?? ''}
        onCommit={(text) => change({ [key]: orNone(listOf(text, ',')) })}
      />
    </ControlField>
  ));
}

const HEATMAP_TYPES: Array<{ readonly value: NonNullable<ProfilesQuery['heatmapType']>; readonly label: string }> = [
  { value: 'individual', label: 'Profiles' },
  { value: 'span', label: 'Spans' },
];

function PointFields({ edited: { query, change, idOf, capabilities } }: { readonly edited: EditedQuery }) {
  return (
    <>
      <ControlField
        id={idOf('exemplars')}
        label="Exemplars"
        tooltip="Single profiles as points on the series."
        width={ID_WIDTH}
        ability={capabilities.exemplars}
      >
        <InlineSwitch
          id={idOf('exemplars')}
          aria-label="Exemplars"
          disabled={capabilities.exemplars !== true}
          value={query.includeExemplars ?? false}
          onChange={(event) => change({ includeExemplars: event.currentTarget.checked })}
        />
      </ControlField>
      <ControlField
        id={idOf('heatmap')}
        label="Heatmap"
        tooltip="How many profiles had which value."
        width={ID_WIDTH}
        ability={capabilities.heatmap}
      >
        <InlineSwitch
          id={idOf('heatmap')}
          aria-label="Heatmap"
          disabled={capabilities.heatmap !== true}
          value={query.includeHeatmap ?? false}
          onChange={(event) => change({ includeHeatmap: event.currentTarget.checked })}
        />
      </ControlField>
      {query.includeHeatmap === true && capabilities.heatmap === true && (
        <ControlField id={idOf('heatmap-type')} label="Heatmap of" width={20}>
          <RadioButtonGroup
            id={idOf('heatmap-type')}
            aria-label="Heatmap of"
            options={HEATMAP_TYPES}
            value={query.heatmapType ?? 'individual'}
            onChange={(heatmapType) => change({ heatmapType })}
          />
        </ControlField>
      )}
    </>
  );
}

function LinesField({ edited: { query, change, idOf } }: { readonly edited: EditedQuery }) {
  return (
    <ControlField
      id={idOf('source-lines')}
      label="Source lines"
      tooltip="Also what each source line costs, for the view Lines of the flame graph panel. Asks for whole profiles, which takes longer than a flame graph."
      width={16}
    >
      <InlineSwitch
        id={idOf('source-lines')}
        aria-label="Source lines"
        value={query.sourceLines ?? false}
        onChange={(event) => change({ sourceLines: event.currentTarget.checked || undefined })}
      />
    </ControlField>
  );
}

function TimeOrderField({ edited: { query, change, idOf, capabilities } }: { readonly edited: EditedQuery }) {
  const ability = query.baseline === undefined ? capabilities.timeOrder : 'A comparison has no order of time.';
  return (
    <ControlField
      id={idOf('time-order')}
      label="In order of time"
      tooltip="The calls of one recording one after the other, for the view Flame chart of the flame graph panel. Formats that keep the order are listed in the documentation; others, and several recordings, are merged."
      width={16}
      ability={ability}
    >
      <InlineSwitch
        id={idOf('time-order')}
        aria-label="In order of time"
        disabled={ability !== true}
        value={query.order === 'time'}
        onChange={(event) => change({ order: event.currentTarget.checked ? 'time' : undefined })}
      />
    </ControlField>
  );
}

function SharedFunctionsField({ edited: { query, change, idOf, capabilities } }: { readonly edited: EditedQuery }) {
  return (
    <ControlField
      id={idOf('cut-shared-functions')}
      label="Cut shared functions"
      tooltip="For files without stacks, such as those of cProfile and callgrind: a function with several callers is drawn without what it calls, instead of dividing that among the callers. Only cycles are estimated then. Tables stay complete."
      width={16}
      ability={capabilities.cutSharedFunctions}
    >
      <InlineSwitch
        id={idOf('cut-shared-functions')}
        aria-label="Cut shared functions"
        disabled={capabilities.cutSharedFunctions !== true}
        value={query.cutSharedFunctions ?? false}
        onChange={(event) => change({ cutSharedFunctions: event.currentTarget.checked || undefined })}
      />
    </ControlField>
  );
}

function isSet(ids: readonly string[] | undefined): boolean {
  return ids !== undefined && ids.length > 0;
}

/** An emptied field leaves no key in the stored query. */
function orNone(list: string[]): string[] | undefined {
  return list.length === 0 ? undefined : list;
}
