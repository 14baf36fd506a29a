// The choice of one data source of a type, or of whichever comes first.
import { getDataSourceSrv } from '@grafana/runtime';
import { Combobox, Field } from '@grafana/ui';
import React from 'react';

interface DataSourceFieldProps {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly type: string;
  /** Uid; empty for the first one. */
  readonly value: string;
  readonly onChange: (uid: string) => void;
}

export function DataSourceField({ id, label, description, type, value, onChange }: DataSourceFieldProps) {
  const options = getDataSourceSrv()
    .getList({ type })
    .map(({ uid, name }) => ({ value: uid, label: name }));
  return (
    <Field noMargin label={label} description={description} htmlFor={id}>
      <Combobox
        id={id}
        width={40}
        isClearable
        placeholder="The first one"
        options={options}
        value={value === '' ? null : value}
        onChange={(option) => onChange(option?.value ?? '')}
      />
    </Field>
  );
}
