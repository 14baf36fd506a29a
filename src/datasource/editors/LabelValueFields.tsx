// "Another label value": which label, and its value on the side of the baseline.
import { Combobox, Stack } from '@grafana/ui';
import React, { useState } from 'react';
import { ControlField } from './ControlField';
import { type EditedQuery } from './editedQuery';
import { builderRows, otherMatchers } from './selectorEdits';
import { containing } from './useLabelSource';

interface LabelValueFieldsProps {
  readonly edited: EditedQuery;
  /** `''` while nothing is chosen. */
  readonly name: string;
  readonly value: string;
  /** Called when both are chosen. */
  readonly onChange: (name: string, value: string) => void;
}

export function LabelValueFields({ edited, name: storedName, value, onChange }: LabelValueFieldsProps) {
  const { idOf, labels, query } = edited;
  const rows = builderRows(query.labelSelector ?? '{}') ?? [];
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  // Labels that the selector names are the likely ones: they come first, and the first is chosen already.
  const named = rows.flatMap((row) => (row.kind === 'matcher' ? [row.matcher.name] : []));
  const name = chosen ?? (storedName || (named[0] ?? ''));
  const place = rows.findIndex((row) => row.kind === 'matcher' && row.matcher.name === name);
  const loadNames = async (typed: string) => {
    const all = await labels.labelNames(otherMatchers(rows, -1));
    return containing(typed, [...new Set([...named, ...all])]).map((label) => ({ value: label, label }));
  };
  const loadValues = async (typed: string) => {
    const values = name === '' ? [] : await labels.labelValues(name, otherMatchers(rows, place));
    return containing(typed, values).map((label) => ({ value: label, label }));
  };
  return (
    <Stack direction="row" gap={2} wrap="wrap">
      <ControlField id={idOf('baseline-label')} label="Label" width={24}>
        <Combobox
          id={idOf('baseline-label')}
          aria-label="Label of the baseline"
          options={loadNames}
          value={name === '' ? null : name}
          placeholder="Choose a label"
          createCustomValue
          onChange={(option) => setChosen(option.value)}
        />
      </ControlField>
      <ControlField id={idOf('baseline-value')} label="Value of the baseline" width={32}>
        <Combobox
          id={idOf('baseline-value')}
          aria-label="Value of the baseline"
          options={loadValues}
          value={name === storedName && value !== '' ? value : null}
          placeholder={name === '' ? 'Choose a label first' : 'Choose a value'}
          disabled={name === ''}
          createCustomValue
          onChange={(option) => onChange(name, option.value)}
        />
      </ControlField>
    </Stack>
  );
}
