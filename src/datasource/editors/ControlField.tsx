// A labelled control, and below it the reason where the store cannot do what it is for.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { EditorField } from '@grafana/plugin-ui';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';

interface ControlFieldProps {
  /** Of the control, for the label. */
  readonly id: string;
  readonly label: string;
  readonly tooltip?: string;
  /** In units of the theme's spacing. */
  readonly width: number;
  /** `true`, or the sentence that says why the control does nothing here. */
  readonly ability?: true | string;
  /** What is to be known of a control that works. */
  readonly hint?: string;
  /** What is wrong with the control's value. */
  readonly error?: string;
  readonly children: ReactNode;
}

export function ControlField(props: ControlFieldProps) {
  const { id, label, tooltip, width, ability = true, hint, error, children } = props;
  const styles = useStyles2(getStyles, width);
  const note = ability === true ? hint : ability;
  return (
    <div className={styles.field}>
      <EditorField label={label} htmlFor={id} tooltip={tooltip}>
        <div>
          {children}
          {note !== undefined && <div className={styles.note}>{note}</div>}
          {error !== undefined && (
            <div role="alert" className={styles.error}>
              {error}
            </div>
          )}
        </div>
      </EditorField>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2, width: number) => ({
  field: css({ width: `min(${theme.spacing(width)}, 100%)` }),
  note: css({
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    marginTop: theme.spacing(0.5),
  }),
  error: css({
    color: theme.colors.error.text,
    fontSize: theme.typography.bodySmall.fontSize,
    marginTop: theme.spacing(0.5),
  }),
});
