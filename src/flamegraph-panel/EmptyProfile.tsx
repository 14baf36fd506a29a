// What a panel says when the query was answered and there is nothing to draw; with the way to the time range that has profiles.
import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2, type PanelProps } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import React from 'react';
import { type TimeRangeMs } from '../engine/profile/profile';

interface Props extends Pick<PanelProps, 'width' | 'height' | 'timeZone' | 'onChangeTimeRange'> {
  /** From when to when the store has profiles, where it knows. */
  readonly available: TimeRangeMs | undefined;
}

/** Profiles of one moment still need a range with some length. */
const LEAST_RANGE_MS = 60_000;

export function EmptyProfile({ available, width, height, timeZone, onChangeTimeRange }: Props) {
  const styles = useStyles2(getStyles);
  const format = (ms: number) => dateTimeFormat(ms, { timeZone });
  return (
    <div className={styles.empty} style={{ width, height }}>
      <p className={styles.sentence}>
        {available === undefined ? 'Nothing in this time range matches the query.' : 'No profiles in this time range.'}
      </p>
      {available !== undefined && (
        <>
          <p className={styles.sentence}>
            There are profiles from {format(available.fromMs)} to {format(available.toMs)}.
          </p>
          <Button
            size="sm"
            variant="secondary"
            icon="clock-nine"
            onClick={() =>
              onChangeTimeRange({
                from: available.fromMs,
                to: Math.max(available.toMs, available.fromMs + LEAST_RANGE_MS),
              })
            }
          >
            Show this time range
          </Button>
        </>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  empty: css({
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: theme.spacing(1),
    overflow: 'auto',
    textAlign: 'center',
    color: theme.colors.text.secondary,
  }),
  sentence: css({ margin: 0 }),
});
