// How the files at the URL are listed: a folder that a web server shows, or a bucket and the part of it that is meant.
import { Combobox, type ComboboxOption, Field } from '@grafana/ui';
import React from 'react';
import { settingsOf } from '../options';
import { type ListingKind } from '../stores/files/listingKind';
import { type SettingsPartProps } from './QuerySettings';
import { TextSetting } from './SettingField';

const LISTINGS: Array<ComboboxOption<ListingKind>> = [
  { value: 'auto', label: 'Detect', description: "A web server's folders, or a bucket that answers like S3" },
  { value: 's3', label: 'S3', description: 'Also MinIO, R2, Ceph and others that speak ListObjectsV2' },
  { value: 'gcs', label: 'Google Cloud Storage', description: 'Its JSON interface: …/storage/v1/b/<bucket>' },
  {
    value: 'azure',
    label: 'Azure Blob Storage',
    description: 'A container: https://<account>.blob.core.windows.net/<container>',
  },
];

export function ListingSettings({ options, isReadOnly, onChange }: SettingsPartProps) {
  const { listing } = settingsOf(options);
  return (
    <>
      <Field noMargin label="Listing" description="How the server says which files there are.">
        <Combobox
          id="flameboard-listing"
          aria-label="Listing"
          width={40}
          options={LISTINGS}
          value={listing}
          disabled={isReadOnly}
          onChange={(option) => onChange({ listing: option.value })}
        />
      </Field>
      {listing !== 'auto' && (
        <TextSetting
          id="flameboard-bucket-prefix"
          label="Prefix"
          description="The part of the bucket that is meant. The URL is that of the bucket itself."
          placeholder="profiles/"
          isReadOnly={isReadOnly}
          value={options.bucketPrefix}
          onChange={(bucketPrefix) => onChange({ bucketPrefix })}
        />
      )}
    </>
  );
}
