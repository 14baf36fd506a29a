// The answer in one sentence, and the other candidates on demand. Label values in it open their menu.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import { type ChangeExplanation, type Explanation, type LabelValue } from '../../engine/explain/explainChange';
import { type ExplanationText, explanationText, headlineText } from '../../engine/explain/explanationText';
import { type MenuPoint } from '../flame-graph/flameGraphModel';
import { type ValueFormat } from '../profile/valueFormat';
import { type Possible } from './explorerActions';

interface Props {
  /** Undefined where nothing is compared yet. */
  readonly change: ChangeExplanation | undefined;
  readonly format: ValueFormat;
  readonly showsCandidates: boolean;
  readonly onShowCandidates: (isShown: boolean) => void;
  readonly onMenu: (value: LabelValue, at: MenuPoint) => void;
  readonly compare: Possible<(explanation: Explanation) => void>;
}

export function Headline(props: Props) {
  const { change, format, showsCandidates, onShowCandidates } = props;
  const styles = useStyles2(getStyles);
  if (change === undefined) {
    return (
      <p className={styles.sentence} data-testid="label-headline">
        <Icon name="info-circle" size="sm" /> Drag over the chart to select a time, and see which label explains the
        difference to the rest.
      </p>
    );
  }
  const [best, ...others] = change.explanations;
  const isExplained = change.unexplained === undefined && best !== undefined;
  const candidates = isExplained ? others : change.explanations;
  return (
    <div className={styles.headline} aria-live="polite">
      <p className={styles.sentence} data-testid="label-headline">
        <Sentence text={headlineText(change, format.value)} {...props} />{' '}
        {isExplained && <CompareButton explanation={best} {...props} />}
      </p>
      {candidates.length > 0 && (
        <Button
          size="sm"
          fill="text"
          variant="secondary"
          icon={showsCandidates ? 'angle-down' : 'angle-right'}
          aria-expanded={showsCandidates}
          onClick={() => onShowCandidates(!showsCandidates)}
        >
          {candidates.length} other {candidates.length === 1 ? 'candidate' : 'candidates'}
        </Button>
      )}
      {showsCandidates && (
        <ol className={styles.candidates} start={isExplained ? 2 : 1}>
          {candidates.map((explanation, place) => (
            <li key={place} className={explanation.isExplained ? undefined : styles.unsure}>
              <Sentence text={explanationText(explanation, format.value)} {...props} />{' '}
              <span className={styles.unsure}>
                {explanation.isExplained ? `z ${explanation.z.toFixed(0)}` : 'too weak to be said'}
              </span>{' '}
              <CompareButton explanation={explanation} {...props} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function Sentence({ text, onMenu }: { readonly text: ExplanationText } & Pick<Props, 'onMenu'>) {
  const styles = useStyles2(getStyles);
  return text.parts.map((part, place) =>
    part.kind === 'text' ? (
      <React.Fragment key={place}>{part.text}</React.Fragment>
    ) : (
      <button
        key={place}
        type="button"
        className={styles.value}
        aria-label={`Actions for ${part.text}`}
        onClick={({ currentTarget }) => {
          const { left, bottom } = currentTarget.getBoundingClientRect();
          onMenu(part.labelValue, { clientX: left, clientY: bottom });
        }}
      >
        <bdi>{part.text}</bdi>
      </button>
    )
  );
}

function CompareButton({ explanation, compare }: { readonly explanation: Explanation } & Pick<Props, 'compare'>) {
  return (
    <Button
      size="sm"
      variant="secondary"
      icon="exchange-alt"
      disabled={'whyNot' in compare}
      tooltip={'whyNot' in compare ? compare.whyNot : 'Show the difference as a flame graph'}
      onClick={'run' in compare ? () => compare.run(explanation) : undefined}
    >
      Compare
    </Button>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  headline: css({ flex: 'none', maxHeight: '45%', overflowY: 'auto', scrollbarWidth: 'thin' }),
  sentence: css({ flex: 'none', margin: 0, padding: theme.spacing(0.5, 0) }),
  value: css({
    padding: theme.spacing(0, 0.5),
    border: 'none',
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.secondary,
    color: theme.colors.text.link,
    font: 'inherit',
    fontWeight: theme.typography.fontWeightMedium,
    overflowWrap: 'anywhere',
    textAlign: 'left',
    '&:hover': { textDecoration: 'underline' },
  }),
  candidates: css({
    margin: 0,
    paddingLeft: theme.spacing(3),
    fontSize: theme.typography.bodySmall.fontSize,
    '& li': { padding: theme.spacing(0.25, 0) },
  }),
  unsure: css({ color: theme.colors.text.secondary }),
});
