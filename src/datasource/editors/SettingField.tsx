// The fields of the settings page: a label, what the setting means, and an input that stores only what makes sense.
import { Field, Input } from '@grafana/ui';
import React, { useState } from 'react';

/** As wide as Grafana's own fields on that page. */
const WIDTH = 40;

interface SettingFieldProps {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** What holds when nothing is set. */
  readonly placeholder: string;
  readonly isReadOnly?: boolean;
}

interface TextSettingProps extends SettingFieldProps {
  readonly value: string | undefined;
  /** What is wrong with a text; undefined for a good one. */
  readonly problem?: (text: string) => string | undefined;
  readonly onChange: (text: string) => void;
}

export function TextSetting(props: TextSettingProps) {
  const { id, label, description, placeholder, isReadOnly, value = '', problem, onChange } = props;
  const error = value.trim() === '' ? undefined : problem?.(value.trim());
  return (
    <Field noMargin label={label} description={description} invalid={error !== undefined} error={error}>
      <Input
        id={id}
        aria-label={label}
        width={WIDTH}
        placeholder={placeholder}
        disabled={isReadOnly}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  );
}

interface CountSettingProps extends SettingFieldProps {
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
}

/** A whole number, 1 or more; other texts are said to be none and not stored. */
export function CountSetting(props: CountSettingProps) {
  const { id, label, description, placeholder, isReadOnly, value, onChange } = props;
  const [typed, setTyped] = useState(value === undefined ? '' : String(value));
  const count = countOf(typed);
  return (
    <Field
      noMargin
      label={label}
      description={description}
      invalid={typed !== '' && count === undefined}
      error="This is a whole number, 1 or more."
    >
      <Input
        id={id}
        aria-label={label}
        type="number"
        min={1}
        width={WIDTH}
        placeholder={placeholder}
        disabled={isReadOnly}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          onChange(countOf(event.currentTarget.value));
        }}
      />
    </Field>
  );
}

function countOf(text: string): number | undefined {
  const count = Number(text);
  return text !== '' && Number.isInteger(count) && count >= 1 ? count : undefined;
}
