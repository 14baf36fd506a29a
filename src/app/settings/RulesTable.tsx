// The rules as rows of two text fields, with what is wrong with a rule below it.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, FieldValidationMessage, Icon, IconButton, Input, Stack, useStyles2 } from '@grafana/ui';
import React, { type Dispatch, useRef } from 'react';
import { editedProblems, type EditedRule, type SettingsAction } from './editedSettings';

interface RulesTableProps {
  readonly rules: readonly EditedRule[];
  readonly dispatch: Dispatch<SettingsAction>;
}

export function RulesTable({ rules, dispatch }: RulesTableProps) {
  const styles = useStyles2(getStyles);
  const problems = editedProblems(rules);
  const addButton = useRef<HTMLButtonElement>(null);
  const remove = (key: number) => {
    dispatch({ kind: 'removeRule', key });
    // The button that had the focus is gone with its row.
    addButton.current?.focus();
  };
  return (
    <div>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Labels of alerts, metrics and traces</th>
            <th aria-hidden />
            <th scope="col">Label of profiles</th>
            <th aria-hidden />
          </tr>
        </thead>
        <tbody>
          {rules.map((rule, index) => (
            <RuleRow
              key={rule.key}
              rule={rule}
              number={index + 1}
              problem={problems[index]}
              onChange={(change) => dispatch({ kind: 'changeRule', key: rule.key, change })}
              onRemove={() => remove(rule.key)}
            />
          ))}
        </tbody>
      </table>
      <Stack gap={1}>
        <Button ref={addButton} variant="secondary" icon="plus" onClick={() => dispatch({ kind: 'addRule' })}>
          Add rule
        </Button>
        <Button variant="secondary" fill="text" icon="history" onClick={() => dispatch({ kind: 'resetRules' })}>
          Reset to defaults
        </Button>
      </Stack>
    </div>
  );
}

interface RuleRowProps {
  readonly rule: EditedRule;
  readonly number: number;
  readonly problem: string | undefined;
  readonly onChange: (change: Partial<Pick<EditedRule, 'from' | 'to'>>) => void;
  readonly onRemove: () => void;
}

function RuleRow({ rule, number, problem, onChange, onRemove }: RuleRowProps) {
  const problemId = `flameboard-rule-${rule.key}`;
  const described = { invalid: problem !== undefined, 'aria-describedby': problem && problemId };
  return (
    <tr>
      <td>
        <Input
          {...described}
          aria-label={`Labels of rule ${number}`}
          placeholder="service, app, job"
          value={rule.from}
          onChange={(event) => onChange({ from: event.currentTarget.value })}
        />
        {problem !== undefined && <FieldValidationMessage id={problemId}>{problem}</FieldValidationMessage>}
      </td>
      <td>
        <Icon name="arrow-right" />
      </td>
      <td>
        <Input
          {...described}
          aria-label={`Label of profiles of rule ${number}`}
          placeholder="service_name"
          value={rule.to}
          onChange={(event) => onChange({ to: event.currentTarget.value })}
        />
      </td>
      <td>
        <IconButton name="trash-alt" tooltip={`Remove rule ${number}`} onClick={onRemove} />
      </td>
    </tr>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    table: css({
      width: '100%',
      maxWidth: 760,
      marginBottom: theme.spacing(1),
      'th, td': { padding: theme.spacing(0.5, 1, 0.5, 0), verticalAlign: 'top', textAlign: 'left' },
      'td:nth-child(even)': { paddingTop: theme.spacing(1), width: theme.spacing(3) },
      th: { fontWeight: theme.typography.fontWeightMedium, fontSize: theme.typography.bodySmall.fontSize },
    }),
  };
}
