// The label selector as rows of label, operator and value. It edits the selector's text in place (selectorEdits.ts), so that
// going from code to builder and back loses nothing.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, Stack, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { type Matcher, type PositionedMatcher } from '../../engine/labels/selector';
import { type DraftMatcher, MatcherRow } from './MatcherRow';
import { type LabelSource } from './selectorCompletion';
import {
  builderRows,
  isOneVariable,
  otherMatchers,
  withChangedMatcher,
  withMatcher,
  withoutRow,
} from './selectorEdits';

interface SelectorBuilderProps {
  readonly id: string;
  /** A selector that can be read. */
  readonly value: string;
  readonly labels: LabelSource;
  readonly onCommit: (selector: string) => void;
}

/** A row whose new label has no value yet. */
interface UnfinishedChange {
  /** The selector that it changes: another one ends it. */
  readonly of: string;
  readonly index: number;
  readonly matcher: Matcher;
}

const EMPTY: Matcher = { name: '', operator: '=', value: '' };

export function SelectorBuilder({ id, value, labels, onCommit }: SelectorBuilderProps) {
  const styles = useStyles2(getStyles);
  const rows = builderRows(value) ?? [];
  // A row that has no value yet is not in the text, and one that lost it is there as it was.
  const [draft, setDraft] = useState<Matcher | undefined>(undefined);
  const [unfinished, setUnfinished] = useState<UnfinishedChange | undefined>(undefined);
  const shownDraft = draft ?? (rows.length === 0 ? EMPTY : undefined);
  const changeDraft = (matcher: Matcher) => {
    if (matcher.name !== '' && matcher.value !== '') {
      setDraft(undefined);
      onCommit(withMatcher(value, matcher));
    } else {
      setDraft(matcher);
    }
  };
  const changeRow = (index: number, old: PositionedMatcher, matcher: Matcher) => {
    const isEmptied = matcher.value === '' && (old.value !== '' || matcher.name !== old.name);
    if (isEmptied) {
      setUnfinished({ of: value, index, matcher });
    } else {
      onCommit(withChangedMatcher(value, old, matcher));
    }
  };
  const shownMatcher = (index: number, matcher: PositionedMatcher): DraftMatcher =>
    unfinished?.of === value && unfinished.index === index ? { ...unfinished.matcher, isDraft: true } : matcher;
  return (
    <div role="group" aria-label="Labels">
      <Stack direction="row" gap={1} wrap="wrap" alignItems="center">
        {rows.map((row, index) =>
          row.kind === 'variable' ? (
            <span key={index} className={styles.variable}>
              {row.text}
              <Button
                variant="secondary"
                fill="text"
                size="sm"
                icon="times"
                aria-label={`Remove ${row.text}`}
                onClick={() => onCommit(withoutRow(value, rows, index))}
              />
            </span>
          ) : (
            <MatcherRow
              key={index}
              id={`${id}-${index}`}
              position={index + 1}
              matcher={shownMatcher(index, row.matcher)}
              others={otherMatchers(rows, index)}
              labels={labels}
              onChange={(matcher) => changeRow(index, row.matcher, matcher)}
              onRemove={() => onCommit(withoutRow(value, rows, index))}
            />
          )
        )}
        {shownDraft !== undefined && (
          // The key of the row that it becomes: the focus stays in it.
          <MatcherRow
            key={rows.length}
            id={`${id}-${rows.length}`}
            position={rows.length + 1}
            matcher={{ ...shownDraft, isDraft: true }}
            others={otherMatchers(rows, rows.length)}
            labels={labels}
            onChange={changeDraft}
            onRemove={draft === undefined ? undefined : () => setDraft(undefined)}
          />
        )}
        <Button
          variant="secondary"
          icon="plus"
          aria-label="Add label"
          tooltip={isOneVariable(value) ? 'The variable stands for the whole selector.' : undefined}
          disabled={shownDraft !== undefined || isOneVariable(value)}
          onClick={() => setDraft(EMPTY)}
        />
      </Stack>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  variable: css({
    alignItems: 'center',
    background: theme.colors.background.canvas,
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    display: 'inline-flex',
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
    height: theme.spacing(4),
    paddingLeft: theme.spacing(1),
  }),
});
