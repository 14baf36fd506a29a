// What the colours mean: the scale of a diff or of self with its numbers, or the packages or functions that use the most.
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { isDiffTree } from '../../engine/tree/callTree';
import { type ProfileModel } from '../profile/profileModel';
import { type TreeStyles } from './barStyles';
import { DIFFERENCE_TICKS, wordsOfChange } from './differenceScale';
import { legendEntries } from './legendEntries';
import { SELF_STEPS } from './selfScale';

interface Props {
  readonly profile: Pick<ProfileModel, 'tree' | 'whole' | 'functionTotals'>;
  readonly barStyles: TreeStyles;
}

/** How many packages or functions are listed. */
const ENTRY_COUNT = 8;

export function FlameGraphLegend({ profile, barStyles }: Props) {
  if (isDiffTree(profile.tree)) {
    return <DifferenceScale barStyles={barStyles} />;
  }
  const { colorBy } = barStyles.coloring;
  return colorBy === 'self' ? (
    <SelfScale barStyles={barStyles} />
  ) : (
    <Entries profile={profile} barStyles={barStyles} colorBy={colorBy} />
  );
}

function DifferenceScale({ barStyles }: Pick<Props, 'barStyles'>) {
  const what = barStyles.coloring.compareBy === 'share' ? 'share of the total' : 'value';
  return (
    <Scale
      label={`Change of the ${what} from baseline to comparison`}
      title={`Colours show the change of the ${what}: difference ÷ the larger side. New calls stand on a line, vanished ones on dashes.`}
      barStyles={barStyles}
      ticks={DIFFERENCE_TICKS.map((change) => ({
        at: (change + 1) / 2,
        text: wordsOfChange(change),
        isMinor: change === 0.75,
      }))}
    />
  );
}

function SelfScale({ barStyles }: Pick<Props, 'barStyles'>) {
  const last = SELF_STEPS.length;
  const text = (share: number) => `${Math.round(share * 1000) / 10} %`;
  return (
    <Scale
      label="Self as a share of the total"
      title="Colours show how much of the whole profile a bar uses itself, without its callees."
      barStyles={barStyles}
      ticks={[...SELF_STEPS, 1].map((share, step) => ({
        at: step / last,
        text: text(share),
        isMinor: step % 2 === 1 && step < last,
      }))}
    />
  );
}

interface ScaleProps extends Pick<Props, 'barStyles'> {
  readonly label: string;
  readonly title: string;
  /** `at` runs from 0 (left end) to 1. */
  readonly ticks: ReadonlyArray<{ readonly at: number; readonly text: string; readonly isMinor: boolean }>;
}

function Scale({ label, title, barStyles, ticks }: ScaleProps) {
  const styles = useStyles2(getScaleStyles);
  const palette = barStyles.styles.slice(0, barStyles.paletteLength);
  return (
    <figure className={styles.scale} title={title} data-testid="flame-graph-legend">
      <figcaption className={styles.caption}>{label}</figcaption>
      <div className={styles.steps}>
        {palette.map(({ fill }, step) => (
          <span key={step} className={styles.step} style={{ background: fill }} />
        ))}
      </div>
      <div className={styles.ticks}>
        {ticks.map(({ at, text, isMinor }) => (
          <span
            key={at}
            className={cx(styles.tick, isMinor && styles.minorTick)}
            style={{ left: `${at * 100}%`, transform: `translateX(-${at * 100}%)` }}
          >
            {text}
          </span>
        ))}
      </div>
    </figure>
  );
}

function Entries({ profile, barStyles, colorBy }: Props & { readonly colorBy: 'package' | 'function' }) {
  const styles = useStyles2(getEntryStyles);
  const { paletteLength } = barStyles;
  const entries = useMemo(
    () => legendEntries(profile, colorBy, paletteLength, ENTRY_COUNT),
    [profile, colorBy, paletteLength]
  );
  const title = colorBy === 'package' ? 'The packages that use the most themselves' : 'The functions that use the most';
  return (
    <ul className={styles.entries} aria-label={title} title={title} data-testid="flame-graph-legend">
      {entries.map(({ name, paletteIndex }) => (
        <li key={name} className={styles.entry}>
          <span className={styles.swatch} style={{ background: barStyles.styles[paletteIndex].fill }} />
          <bdi className={styles.name} title={name}>
            {name === '' ? 'no package known' : name}
          </bdi>
        </li>
      ))}
    </ul>
  );
}

const getScaleStyles = (theme: GrafanaTheme2) => ({
  scale: css({
    flex: 'none',
    width: 'min(520px, 100%)',
    containerType: 'inline-size',
    margin: 0,
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
  }),
  caption: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  steps: css({ display: 'flex', height: 8, borderRadius: theme.shape.radius.default, overflow: 'hidden' }),
  step: css({ flex: 1 }),
  ticks: css({ position: 'relative', height: '1.5em' }),
  tick: css({
    position: 'absolute',
    whiteSpace: 'nowrap',
  }),
  /** In a narrow panel neighbouring numbers would touch. */
  minorTick: css({ '@container (max-width: 400px)': { display: 'none' } }),
});

const getEntryStyles = (theme: GrafanaTheme2) => ({
  entries: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.25, 1.5),
    margin: 0,
    padding: 0,
    listStyle: 'none',
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
  }),
  entry: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5), minWidth: 0 }),
  swatch: css({ flex: 'none', width: 10, height: 10, borderRadius: theme.shape.radius.default }),
  name: css({ maxWidth: 260, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
});
