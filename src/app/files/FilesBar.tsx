// Above the flame graph: which file is which side, and which profile type is shown.
import { Button, Combobox, IconButton, Stack, Tag, Text } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import { typeLabel, typesOf, typesWithValues } from './chosenTypes';
import { type FilesAction, type FilesState } from './filesState';

interface FilesBarProps {
  readonly state: FilesState;
  readonly dispatch: (action: FilesAction) => void;
  readonly children: ReactNode;
}

export function FilesBar({ state: { files, profileType }, dispatch, children }: FilesBarProps) {
  const isPair = files.length > 1;
  const types = typesOf(files.map(({ summary }) => typesWithValues(summary)));
  return (
    <Stack alignItems="center" gap={2} wrap="wrap">
      {files.map(({ file, key }, index) => (
        <Stack key={key} alignItems="center" gap={0.5}>
          {isPair && <Tag name={index === 0 ? 'Baseline' : 'Comparison'} colorIndex={index === 0 ? 7 : 1} />}
          <Text variant="code">{file.name}</Text>
          <IconButton name="times" tooltip={`Close ${file.name}`} onClick={() => dispatch({ kind: 'remove', key })} />
        </Stack>
      ))}
      {isPair && (
        <Button icon="exchange-alt" variant="secondary" size="sm" onClick={() => dispatch({ kind: 'swap' })}>
          Swap files
        </Button>
      )}
      {types.length > 1 && (
        <Combobox
          aria-label="Profile type"
          width="auto"
          minWidth={16}
          options={types.map((id) => ({ value: id, label: typeLabel(id), description: id }))}
          value={profileType ?? null}
          onChange={({ value }) => dispatch({ kind: 'chooseType', profileType: value })}
        />
      )}
      {children}
      {!isPair && <Text color="secondary">Drop a second file to compare</Text>}
    </Stack>
  );
}
