// The label selector, as builder or as code. Both edit the same text, and the last choice of the two is remembered.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { RadioButtonGroup, useStyles2 } from '@grafana/ui';
import React from 'react';
import { SelectorBuilder } from './SelectorBuilder';
import { type LabelSource } from './selectorCompletion';
import { builderRows } from './selectorEdits';
import { SelectorEditor } from './SelectorEditor';
import { type SelectorMode, useSelectorMode } from './useSelectorMode';

interface LabelSelectorFieldProps {
  readonly id: string;
  readonly label?: string;
  readonly value: string;
  readonly labels: LabelSource;
  /** Called when the user is done with a change. */
  readonly onCommit: (selector: string) => void;
}

const MODES: Array<{ readonly value: SelectorMode; readonly label: string }> = [
  { value: 'builder', label: 'Builder' },
  { value: 'code', label: 'Code' },
];

export function LabelSelectorField({ id, label = 'Label selector', value, labels, onCommit }: LabelSelectorFieldProps) {
  const styles = useStyles2(getStyles);
  const [chosen, choose] = useSelectorMode();
  const isReadable = builderRows(value) !== undefined;
  const mode = isReadable ? chosen : 'code';
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <span className={styles.label}>{label}</span>
        <RadioButtonGroup
          id={`${id}-mode`}
          aria-label={`${label}: builder or code`}
          size="sm"
          options={MODES}
          disabledOptions={isReadable ? [] : ['builder']}
          value={mode}
          onChange={choose}
        />
        {!isReadable && <span className={styles.hint}>The builder can show it once it can be read.</span>}
      </div>
      {mode === 'builder' ? (
        <SelectorBuilder id={id} value={value} labels={labels} onCommit={onCommit} />
      ) : (
        <SelectorEditor id={id} label={label} value={value} labels={labels} onCommit={onCommit} />
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  // What is left of its line; less than this, and it takes a line of its own.
  field: css({ flex: '1 1 0', minWidth: 'min(420px, 100%)' }),
  head: css({
    alignItems: 'center',
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(0.5),
    marginTop: theme.spacing(-0.5),
  }),
  label: css({ fontSize: 12, fontWeight: theme.typography.fontWeightMedium }),
  hint: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
