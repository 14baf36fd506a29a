// One matcher of the builder: label, operator, value or values. Names and values are those that the other matchers leave.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { InputGroup } from '@grafana/plugin-ui';
import { Button, Combobox, type ComboboxOption, MultiCombobox, useStyles2 } from '@grafana/ui';
import React from 'react';
import { type MatchOperator, type Matcher, type Selector } from '../../engine/labels/selector';
import { alternativeOf, splitAlternatives, valueOf } from './alternatives';
import { type LabelSource } from './selectorCompletion';
import { containing } from './useLabelSource';

/** A matcher that may have no name or value yet. */
export interface DraftMatcher extends Matcher {
  readonly isDraft?: boolean;
}

interface MatcherRowProps {
  /** Unique on the page; begins the ids of the row's controls. */
  readonly id: string;
  /** Counts from 1, for the names of the controls. */
  readonly position: number;
  readonly matcher: DraftMatcher;
  readonly others: Selector;
  readonly labels: LabelSource;
  readonly onChange: (matcher: Matcher) => void;
  /** Undefined for a row that cannot go. */
  readonly onRemove: (() => void) | undefined;
}

const OPERATORS: Array<ComboboxOption<MatchOperator>> = [
  { value: '=', label: '=', description: 'is' },
  { value: '!=', label: '!=', description: 'is not' },
  { value: '=~', label: '=~', description: 'is one of, or matches' },
  { value: '!~', label: '!~', description: 'is none of, nor matches' },
];

export function MatcherRow({ id, position, matcher, others, labels, onChange, onRemove }: MatcherRowProps) {
  const { name, operator } = matcher;
  const styles = useStyles2(getStyles, isRegexOperator(operator));
  const loadNames = async (typed: string) =>
    containing(typed, await labels.labelNames(others)).map((label) => ({ value: label, label }));
  return (
    <div className={styles.row}>
      <InputGroup>
        <Combobox
          id={`${id}-label`}
          aria-label={`Label ${position}`}
          width={20}
          options={loadNames}
          value={name === '' ? null : name}
          placeholder="Label"
          createCustomValue
          onChange={(option) => onChange({ name: option.value, operator, value: '' })}
        />
        <Combobox
          id={`${id}-operator`}
          aria-label={`Operator ${position}`}
          width={9}
          options={OPERATORS}
          value={operator}
          onChange={(option) => onChange({ name, ...withOperator(matcher, option.value) })}
        />
        <ValueInput id={id} position={position} matcher={matcher} others={others} labels={labels} onChange={onChange} />
        <Button
          variant="secondary"
          icon="times"
          aria-label={`Remove label ${position}`}
          disabled={onRemove === undefined}
          onClick={onRemove}
        />
      </InputGroup>
    </div>
  );
}

function ValueInput({ id, position, matcher, others, labels, onChange }: Omit<MatcherRowProps, 'onRemove'>) {
  const { name, operator, value } = matcher;
  const isRegex = isRegexOperator(operator);
  const loadValues = async (typed: string) => {
    const values = name === '' ? [] : await labels.labelValues(name, others);
    return containing(typed, values).map((label) => ({ value: isRegex ? alternativeOf(label) : label, label }));
  };
  const common = {
    id: `${id}-value`,
    'aria-label': `Value ${position}`,
    disabled: name === '',
    placeholder: matcher.isDraft === true || value !== '' ? 'Value' : 'absent',
    options: loadValues,
    createCustomValue: true,
  } as const;
  return isRegex ? (
    <>
      <MultiCombobox
        {...common}
        aria-labelledby={`${id}-value-name`}
        value={
          value === '' ? [] : splitAlternatives(value).map((part) => ({ value: part, label: valueOf(part) ?? part }))
        }
        onChange={(options) => onChange({ name, operator, value: options.map((option) => option.value).join('|') })}
      />
      {/* A MultiCombobox takes its name from another element alone. */}
      <span id={`${id}-value-name`} hidden>
        {common['aria-label']}
      </span>
    </>
  ) : (
    <Combobox
      {...common}
      value={value === '' ? null : value}
      onChange={(option) => onChange({ name, operator, value: option.value })}
    />
  );
}

function isRegexOperator(operator: MatchOperator): boolean {
  return operator === '=~' || operator === '!~';
}

/** The same value under another operator: a text becomes the expression that matches it alone, and back where it can. */
function withOperator({ operator, value }: Matcher, next: MatchOperator): Pick<Matcher, 'operator' | 'value'> {
  if (isRegexOperator(operator) === isRegexOperator(next)) {
    return { operator: next, value };
  }
  return { operator: next, value: isRegexOperator(next) ? alternativeOf(value) : (valueOf(value) ?? value) };
}

const getStyles = (_theme: GrafanaTheme2, isWide: boolean) => ({
  row: css({
    // As wide as its controls want to be, but never a reason for a narrow page to scroll sideways: they share what there is.
    width: 0,
    minWidth: `min(${isWide ? 640 : 440}px, 100%)`,
    '> div > *': { minWidth: 0 },
    '> div > :nth-child(2), > div > button': { flexShrink: 0 },
    '> div > :nth-child(3)': { flex: '1 4 192px' },
  }),
});
