// What the answer is compared with: the common comparisons by one click each, all others by their parts.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { baselineChoice, type BaselineChoice, labelValueBaseline, TIME_SHIFTS } from './baselineChoice';
import { CustomBaseline } from './CustomBaseline';
import { type EditedQuery } from './editedQuery';
import { LabelValueFields } from './LabelValueFields';

const CHOICES: ReadonlyArray<{
  readonly kind: BaselineChoice['kind'];
  readonly label: string;
  readonly tooltip: string;
}> = [
  { kind: 'none', label: 'Nothing', tooltip: 'No comparison' },
  { kind: 'previous', label: 'Previous period', tooltip: 'The time just before, as long as the time range' },
  { kind: 'yesterday', label: 'Same time yesterday', tooltip: 'The same time range one day earlier' },
  { kind: 'lastWeek', label: 'Same time last week', tooltip: 'The same time range one week earlier' },
  { kind: 'labelValue', label: 'Another label value', tooltip: 'The same selector with another value of one label' },
  { kind: 'custom', label: 'Custom', tooltip: 'Another selector, time shift, range or profile type' },
];

export function BaselineRow({ edited }: { readonly edited: EditedQuery }) {
  const styles = useStyles2(getStyles);
  const { query, change, idOf } = edited;
  const stored = baselineChoice(query);
  // Two choices need more than a click before there is something to store.
  const [opened, setOpened] = useState<'labelValue' | 'custom' | undefined>(undefined);
  const kind = opened ?? stored.kind;
  const choose = (next: BaselineChoice['kind']) => {
    if (next === 'labelValue' || next === 'custom') {
      setOpened(next);
      return;
    }
    setOpened(undefined);
    if (next !== stored.kind) {
      change({ baseline: next === 'none' ? undefined : { timeShift: TIME_SHIFTS[next] } });
    }
  };
  const { name, value } = stored.kind === 'labelValue' ? stored : { name: '', value: '' };
  const labelId = idOf('compare-with');
  return (
    <div className={styles.column}>
      <div id={labelId} className={styles.label}>
        Compare with
      </div>
      <div role="group" aria-labelledby={labelId} className={styles.choices}>
        {CHOICES.map((choice) => (
          <Button
            key={choice.kind}
            size="sm"
            variant="secondary"
            className={choice.kind === kind ? styles.chosen : undefined}
            tooltip={choice.tooltip}
            aria-pressed={choice.kind === kind}
            onClick={() => choose(choice.kind)}
          >
            {choice.label}
          </Button>
        ))}
      </div>
      {kind === 'labelValue' && (
        <LabelValueFields
          edited={edited}
          name={name}
          value={value}
          onChange={(label, other) =>
            change({ baseline: labelValueBaseline(query.labelSelector ?? '{}', label, other) })
          }
        />
      )}
      {kind === 'custom' && <CustomBaseline edited={edited} />}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  column: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.5), minWidth: 0, width: '100%' }),
  label: css({ fontSize: 12, fontWeight: theme.typography.fontWeightMedium }),
  chosen: css({
    backgroundColor: theme.colors.action.selected,
    boxShadow: `inset 0 0 0 1px ${theme.colors.primary.border}`,
  }),
  choices: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) }),
});
