// The choice of a profile type: grouped by profile, described where it is known, variables by typing.
import { Combobox } from '@grafana/ui';
import React, { useMemo } from 'react';
import { profileTypeOptions } from './knownProfileTypes';
import { type ProfileTypes } from './useProfileTypes';

interface ProfileTypePickerProps {
  readonly id: string;
  readonly label?: string;
  readonly types: ProfileTypes;
  /** Those of the types that may be chosen; undefined for all. */
  readonly allow?: (ids: readonly string[]) => readonly string[];
  readonly value: string | undefined;
  /** What holds without a choice. */
  readonly placeholder: string;
  /** `''` for no choice. */
  readonly onChange: (profileTypeId: string) => void;
}

export function ProfileTypePicker(props: ProfileTypePickerProps) {
  const { id, label = 'Profile type', types, allow, value, placeholder, onChange } = props;
  const options = useMemo(() => {
    const ids = types.state === 'loaded' ? types.ids : [];
    return profileTypeOptions(allow === undefined ? ids : allow(ids));
  }, [types, allow]);
  return (
    <Combobox
      id={id}
      aria-label={label}
      options={options}
      value={value ? value : null}
      placeholder={placeholder}
      loading={types.state === 'loading'}
      invalid={types.state === 'failed'}
      createCustomValue
      isClearable
      onChange={(option) => onChange(option?.value ?? '')}
    />
  );
}
