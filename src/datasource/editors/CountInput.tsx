// A field for a number of things, empty for what holds without one.
import React from 'react';
import { CommittedInput } from './CommittedInput';

interface CountInputProps {
  readonly id: string;
  readonly label: string;
  /** What holds without a number. */
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  /** Undefined or 0 for none. */
  readonly value: number | undefined;
  /** Called when the user leaves the field or presses Enter with another number in it. */
  readonly onCommit: (value: number | undefined) => void;
}

export function CountInput({ id, label, placeholder = 'all', isDisabled = false, value, onCommit }: CountInputProps) {
  return (
    <CommittedInput
      id={id}
      aria-label={label}
      type="number"
      min={1}
      placeholder={placeholder}
      disabled={isDisabled}
      value={value === undefined || value === 0 ? '' : String(value)}
      onCommit={(typed) => {
        const count = Math.floor(Number(typed));
        onCommit(count >= 1 ? count : undefined);
      }}
    />
  );
}
