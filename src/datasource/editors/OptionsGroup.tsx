// Options that are seldom needed, behind a title that sums them up while they are closed.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React, { type ReactNode, useId, useState } from 'react';

interface OptionsGroupProps {
  readonly title: string;
  /** What the options say, in a few words each. */
  readonly summary: readonly string[];
  readonly children: ReactNode;
}

export function OptionsGroup({ title, summary, children }: OptionsGroupProps) {
  const styles = useStyles2(getStyles);
  const [isOpen, setIsOpen] = useState(false);
  const contentId = useId();
  return (
    <div className={styles.group}>
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={isOpen}
        aria-controls={isOpen ? contentId : undefined}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Icon name={isOpen ? 'angle-down' : 'angle-right'} />
        <span className={styles.title}>{title}</span>
        {!isOpen &&
          summary.map((words) => (
            <span key={words} className={styles.words}>
              {words}
            </span>
          ))}
      </button>
      {isOpen && (
        <div id={contentId} className={styles.content}>
          {children}
        </div>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  group: css({ minWidth: 0, width: '100%' }),
  toggle: css({
    alignItems: 'center',
    background: 'none',
    border: 'none',
    color: theme.colors.text.primary,
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 2),
    padding: 0,
    textAlign: 'left',
    width: '100%',
  }),
  title: css({
    fontSize: theme.typography.bodySmall.fontSize,
    fontWeight: theme.typography.fontWeightMedium,
    marginLeft: theme.spacing(-1),
  }),
  words: css({
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    overflowWrap: 'anywhere',
  }),
  content: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1, 2), paddingTop: theme.spacing(1) }),
});
