// One view, or two beside each other with a splitter between them that mouse and keyboard move.
import { css } from '@emotion/css';
import { useSplitter, useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';

interface Props {
  readonly panes: readonly [ReactNode] | readonly [ReactNode, ReactNode];
  /** The left one's part of the width at first. */
  readonly initialShare: number;
}

export function Panes({ panes, initialShare }: Props) {
  const styles = useStyles2(getStyles);
  const [first, second] = panes;
  if (second === undefined) {
    return <div className={styles.single}>{first}</div>;
  }
  return <SplitPanes first={first} second={second} initialShare={initialShare} />;
}

interface SplitProps {
  readonly first: ReactNode;
  readonly second: ReactNode;
  readonly initialShare: number;
}

function SplitPanes({ first, second, initialShare }: SplitProps) {
  const styles = useStyles2(getStyles);
  const { containerProps, primaryProps, secondaryProps, splitterProps } = useSplitter({
    direction: 'row',
    initialSize: initialShare,
    handleSize: 'sm',
  });
  return (
    <div className={styles.split}>
      <div {...containerProps}>
        <div {...primaryProps}>
          <div className={styles.pane}>
            <div className={styles.content}>{first}</div>
          </div>
        </div>
        <div {...splitterProps} />
        <div {...secondaryProps}>
          <div className={styles.pane}>
            <div className={styles.content}>{second}</div>
          </div>
        </div>
      </div>
    </div>
  );
}

const getStyles = () => ({
  single: css({ flex: 1, minWidth: 0, minHeight: 0 }),
  // The splitter's container takes the size of what it is in only when that is positioned.
  split: css({
    position: 'relative',
    display: 'flex',
    flex: 1,
    minWidth: 0,
    minHeight: 0,
    '& > div': { minHeight: 0 },
  }),
  pane: css({ position: 'relative', flex: 1, minWidth: 160, minHeight: 0 }),
  // Out of the flow: the splitter measures how far panes can shrink, and a canvas is as wide as it was drawn.
  content: css({ position: 'absolute', inset: 0, overflow: 'hidden' }),
});
