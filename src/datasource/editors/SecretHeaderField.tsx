// A secret that a server wants in a header: typed once, kept by Grafana's server, never shown again.
import { type DataSourceSettings } from '@grafana/data';
import { Field, SecretInput } from '@grafana/ui';
import React from 'react';
import { type ProfilesOptions } from '../options';
import { findHeader, withHeader, withoutHeader } from './secureHeaders';

interface SecretHeaderFieldProps {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly header: string;
  /** Stands before the value in the header and is not typed. */
  readonly prefix?: string;
  readonly settings: DataSourceSettings<ProfilesOptions>;
  readonly onChange: (settings: DataSourceSettings<ProfilesOptions>) => void;
}

export function SecretHeaderField(props: SecretHeaderFieldProps) {
  const { id, label, description, header, prefix = '', settings, onChange } = props;
  const stored = findHeader(settings, header);
  return (
    <Field noMargin label={label} description={description}>
      <SecretInput
        id={id}
        aria-label={label}
        width={40}
        isConfigured={stored?.isConfigured ?? false}
        disabled={settings.readOnly}
        placeholder="none"
        value={stored?.typed.slice(prefix.length) ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onChange(value === '' ? withoutHeader(settings, header) : withHeader(settings, header, prefix + value))
        }
        onReset={() => onChange(withoutHeader(settings, header))}
      />
    </Field>
  );
}
