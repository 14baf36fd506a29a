// A field for a number of things, empty for all of them.
import { EditorField } from '@grafana/plugin-ui';
import { Input } from '@grafana/ui';
import React, { useState } from 'react';

interface CountInputProps {
  readonly id: string;
  readonly label: string;
  readonly tooltip: string;
  /** Undefined or 0 for all. */
  readonly value: number | undefined;
  /** Called when the user leaves the field or presses Enter with another number in it. */
  readonly onCommit: (value: number | undefined) => void;
}

export function CountInput({ id, label, tooltip, value, onCommit }: CountInputProps) {
  const shown = value === undefined || value === 0 ? '' : String(value);
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const commit = () => {
    if (typed !== undefined && typed !== shown) {
      const count = Math.floor(Number(typed));
      onCommit(count >= 1 ? count : undefined);
    }
    setTyped(undefined);
  };
  return (
    <EditorField label={label} tooltip={tooltip} width={14}>
      <Input
        id={id}
        aria-label={label}
        type="number"
        min={1}
        placeholder="all"
        value={typed ?? shown}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            commit();
          }
        }}
      />
    </EditorField>
  );
}
