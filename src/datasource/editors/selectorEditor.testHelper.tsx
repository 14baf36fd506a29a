// Stands in for the code editor where a test is about what surrounds it: Monaco does not run in jsdom.
// SelectorEditor.test.tsx is about the editor itself.
import React from 'react';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onCommit: (text: string) => void;
}

export function SelectorEditor({ label, value, onCommit }: Props) {
  return <input aria-label={label} defaultValue={value} onBlur={(event) => onCommit(event.currentTarget.value)} />;
}
