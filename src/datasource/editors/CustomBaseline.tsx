// Every part of a baseline: what is left empty is the query's own.
import { Stack } from '@grafana/ui';
import React from 'react';
import { durationMs } from '../duration';
import { type BaselineQuery } from '../query';
import { CommittedInput } from './CommittedInput';
import { ControlField } from './ControlField';
import { type EditedQuery } from './editedQuery';
import { sameUnit } from './knownProfileTypes';
import { ProfileTypePicker } from './ProfileTypePicker';
import { LabelSelectorField } from './LabelSelectorField';

export function CustomBaseline({ edited }: { readonly edited: EditedQuery }) {
  const { query, change, idOf, types, labels } = edited;
  const baseline = query.baseline ?? {};
  const set = (part: Partial<BaselineQuery>) => {
    const next = Object.entries({ ...baseline, ...part }).filter(([, value]) => value !== undefined && value !== '');
    change({ baseline: next.length === 0 ? undefined : Object.fromEntries(next) });
  };
  return (
    <Stack direction="column" gap={1}>
      <LabelSelectorField
        id={idOf('baseline-selector')}
        label="Label selector of the baseline"
        value={baseline.labelSelector ?? query.labelSelector ?? '{}'}
        labels={labels}
        onCommit={(text) => set({ labelSelector: text === query.labelSelector ? undefined : text })}
      />
      <Stack direction="row" gap={2} wrap="wrap">
        <ControlField
          id={idOf('baseline-shift')}
          label="Time shift"
          tooltip="How much earlier the baseline is, like 30m, 1d or 2w."
          width={16}
          error={shiftError(baseline)}
        >
          <CommittedInput
            id={idOf('baseline-shift')}
            aria-label="Time shift"
            placeholder="none"
            value={baseline.timeShift ?? ''}
            onCommit={(text) => set({ timeShift: text.trim() })}
          />
        </ControlField>
        <TimeField edited={edited} end="from" set={set} />
        <TimeField edited={edited} end="to" set={set} />
        <ControlField
          id={idOf('baseline-type')}
          label="Profile type of the baseline"
          tooltip="One of the same unit."
          width={40}
        >
          <ProfileTypePicker
            id={idOf('baseline-type')}
            label="Profile type of the baseline"
            types={types}
            allow={(ids) => sameUnit(query.profileTypeId ?? '', ids)}
            value={baseline.profileTypeId}
            placeholder="The query's own"
            onChange={(profileTypeId) => set({ profileTypeId })}
          />
        </ControlField>
      </Stack>
    </Stack>
  );
}

interface TimeFieldProps {
  readonly edited: EditedQuery;
  readonly end: 'from' | 'to';
  readonly set: (part: Partial<BaselineQuery>) => void;
}

function TimeField({ edited: { query, idOf }, end, set }: TimeFieldProps) {
  const label = end === 'from' ? 'From' : 'To';
  return (
    <ControlField
      id={idOf(`baseline-${end}`)}
      label={label}
      tooltip="A range of its own, in place of a time shift: like now-2h, or milliseconds since 1970."
      width={20}
    >
      <CommittedInput
        id={idOf(`baseline-${end}`)}
        aria-label={`${label} of the baseline`}
        placeholder={end === 'from' ? 'now-2h' : 'now-1h'}
        value={query.baseline?.[end] ?? ''}
        onCommit={(text) => set({ [end]: text.trim() })}
      />
    </ControlField>
  );
}

function shiftError({ timeShift = '', from = '', to = '' }: BaselineQuery): string | undefined {
  if (timeShift !== '' && (from !== '' || to !== '')) {
    return 'A time shift and a range exclude each other: empty one of them.';
  }
  const isPlain = timeShift !== '' && !/[$[]/.test(timeShift);
  return isPlain && durationMs(timeShift) === undefined
    ? 'This is a number and a unit, such as 30m, 1d or 2w.'
    : undefined;
}
