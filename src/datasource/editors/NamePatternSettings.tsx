// How writers of profiles name their files: a list of patterns to edit, and a name to try them on.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, Field, FieldValidationMessage, IconButton, Input, Stack, Text, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { settingsOf } from '../options';
import { compileNamePattern } from '../stores/files/namePattern';
import { NameRules, type WriterPattern } from '../stores/files/nameRules';
import { pathLabels } from '../stores/files/pathLabels';
import { type SettingsPartProps } from './QuerySettings';

export function NamePatternSettings({ options, isReadOnly, onChange }: SettingsPartProps) {
  const styles = useStyles2(getStyles);
  // A pattern that is being written is kept as it is; what is in force is what `settingsOf` makes of it.
  const patterns = options.namePatterns ?? settingsOf(options).namePatterns;
  const change = (namePatterns: readonly WriterPattern[] | undefined) => onChange({ namePatterns });
  return (
    <Stack direction="column" gap={1}>
      <div>
        <Text element="h4" variant="h6">
          Names of files
        </Text>
        <Text color="secondary" variant="bodySmall">
          Regular expressions for whole names. Named groups are labels, the group time is when the profile began. The
          first pattern that matches counts.
        </Text>
      </div>
      {patterns.map((pattern, index) => (
        <PatternRow
          // Rows are told apart by nothing but their place: both texts may be any.
          key={index}
          place={index + 1}
          pattern={pattern}
          isReadOnly={isReadOnly}
          onChange={(changed) => change(patterns.map((other, at) => (at === index ? changed : other)))}
          onRemove={() => change(patterns.filter((_, other) => other !== index))}
        />
      ))}
      <Stack gap={1}>
        <Button
          variant="secondary"
          size="sm"
          icon="plus"
          disabled={isReadOnly}
          onClick={() => change([...patterns, { writer: '', pattern: '' }])}
        >
          Add a pattern
        </Button>
        <Button
          variant="secondary"
          fill="text"
          size="sm"
          disabled={isReadOnly === true || options.namePatterns === undefined}
          onClick={() => change(undefined)}
        >
          Back to the usual patterns
        </Button>
      </Stack>
      <div className={styles.trial}>
        <TrialField {...settingsOf(options)} />
      </div>
    </Stack>
  );
}

interface PatternRowProps {
  /** 1 for the first. */
  readonly place: number;
  readonly pattern: WriterPattern;
  readonly isReadOnly: boolean | undefined;
  readonly onChange: (pattern: WriterPattern) => void;
  readonly onRemove: () => void;
}

function PatternRow({ place, pattern: { writer, pattern }, isReadOnly, onChange, onRemove }: PatternRowProps) {
  const styles = useStyles2(getStyles);
  const compiled = compileNamePattern(pattern);
  const problem = pattern === '' || compiled.ok ? undefined : compiled.error;
  return (
    <div>
      <div className={styles.row}>
        <Input
          aria-label={`Writer ${place}`}
          placeholder="Writer"
          width={16}
          disabled={isReadOnly}
          value={writer}
          onChange={(event) => onChange({ writer: event.currentTarget.value, pattern })}
        />
        <Input
          className={styles.pattern}
          aria-label={`Pattern ${place}`}
          placeholder="(?<region>[a-z-]+)_(?<time>\d{10})\.prof"
          spellCheck={false}
          invalid={problem !== undefined}
          disabled={isReadOnly}
          value={pattern}
          onChange={(event) => onChange({ writer, pattern: event.currentTarget.value })}
        />
        <IconButton name="trash-alt" tooltip={`Remove pattern ${place}`} disabled={isReadOnly} onClick={onRemove} />
      </div>
      {problem !== undefined && <FieldValidationMessage>{problem}</FieldValidationMessage>}
    </div>
  );
}

/** Says what a path would tell; what is typed here is stored nowhere. */
function TrialField({
  namePatterns,
  nameZone,
}: {
  readonly namePatterns: readonly WriterPattern[];
  readonly nameZone: string;
}) {
  const [path, setPath] = useState('');
  return (
    <Field noMargin label="Try a path" description={path === '' ? 'Shows labels and time of a file.' : readingOf(path)}>
      <Input
        id="flameboard-name-trial"
        aria-label="Try a path"
        placeholder="region=eu/GET.car.16ms.1795215697.prof"
        spellCheck={false}
        value={path}
        onChange={(event) => setPath(event.currentTarget.value)}
      />
    </Field>
  );

  function readingOf(typed: string): string {
    const decoded = typed.replace(/^\/+/, '');
    const { labels, timeMs, writer } = new NameRules(namePatterns, nameZone).read(
      decoded.slice(decoded.lastIndexOf('/') + 1)
    );
    const all = pathLabels(decoded, labels).map(({ name, value }) => `${name}="${value}"`);
    return [
      writer === undefined ? 'No pattern matches.' : `The pattern ${writer} matches.`,
      all.length === 0 ? 'No labels.' : `Labels: ${all.join(', ')}.`,
      timeMs === undefined ? 'The name states no time.' : `Time: ${new Date(timeMs).toISOString()}.`,
    ].join(' ');
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), maxWidth: 900 }),
  pattern: css({ flex: 1, minWidth: 120, '& input': { fontFamily: theme.typography.fontFamilyMonospace } }),
  trial: css({ maxWidth: 900, marginTop: theme.spacing(1) }),
});
