// A text field that hands over what was typed when the user is done with it: on Enter or on leaving, never per key.
import { Input } from '@grafana/ui';
import React, { type ComponentProps, useState } from 'react';

interface CommittedInputProps extends Pick<
  ComponentProps<typeof Input>,
  'id' | 'aria-label' | 'placeholder' | 'disabled' | 'type' | 'min' | 'invalid' | 'width'
> {
  readonly value: string;
  /** Called with another text than `value`. */
  readonly onCommit: (text: string) => void;
}

export function CommittedInput({ value, onCommit, ...input }: CommittedInputProps) {
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const commit = () => {
    if (typed !== undefined && typed !== value) {
      onCommit(typed);
    }
    setTyped(undefined);
  };
  return (
    <Input
      {...input}
      value={typed ?? value}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          commit();
        }
      }}
    />
  );
}
