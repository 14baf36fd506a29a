// The word behind a name that only one side of a diff has.
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

interface Props {
  readonly state: 'new' | 'vanished';
}

export function SideTag({ state }: Props) {
  const styles = useStyles2(getStyles);
  return <span className={cx(styles.tag, styles[state])}>{state}</span>;
}

const getStyles = (theme: GrafanaTheme2) => ({
  tag: css({
    flex: 'none',
    marginLeft: theme.spacing(0.75),
    padding: theme.spacing(0, 0.5),
    border: '1px solid',
    borderRadius: theme.shape.radius.default,
    // On that of a row under the pointer the word would be too pale.
    background: theme.colors.background.primary,
    fontSize: 10,
    lineHeight: '14px',
  }),
  new: css({ color: theme.colors.warning.text, borderColor: theme.colors.warning.border }),
  vanished: css({ color: theme.colors.info.text, borderColor: theme.colors.info.border }),
});
