// A thin line at the top edge: how far a response has arrived, or that something is being worked out.
import { css, cx, keyframes } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

interface Props {
  readonly progress: { readonly done: number; readonly total: number } | undefined;
  readonly isBusy: boolean;
}

/** It takes no room: what is below it does not move when it comes and goes. */
export function ProgressLine({ progress, isBusy }: Props) {
  const styles = useStyles2(getStyles);
  if (progress === undefined) {
    return isBusy ? <div className={cx(styles.line, styles.busy)} /> : null;
  }
  const share = progress.total === 0 ? 0 : progress.done / progress.total;
  return (
    <div
      className={styles.line}
      role="progressbar"
      aria-label={`Labels: ${progress.done} of ${progress.total} requests answered`}
      aria-valuemin={0}
      aria-valuemax={progress.total}
      aria-valuenow={progress.done}
      style={{ width: `${share * 100}%` }}
    />
  );
}

const appear = keyframes({ from: { opacity: 0 }, to: { opacity: 1 } });

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    position: 'absolute',
    top: 0,
    left: 0,
    height: 2,
    width: '100%',
    zIndex: 2,
    background: theme.colors.primary.main,
    pointerEvents: 'none',
  }),
  // What takes no time that anybody notices shows nothing.
  busy: css({ opacity: 0, animation: `${appear} 150ms 250ms forwards` }),
});
