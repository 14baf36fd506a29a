// Look at profile files without any store: drop one for its flame graph, two for their difference. They stay in the browser.
import { css } from '@emotion/css';
import { type GrafanaTheme2, type PanelData } from '@grafana/data';
import { PanelRenderer } from '@grafana/runtime';
import { Alert, Button, LoadingPlaceholder, Stack, useStyles2 } from '@grafana/ui';
import React, { useRef } from 'react';
import { FLAME_GRAPH_PANEL_ID } from '../../frames/profileMeta';
import { type ChosenFile } from './localFiles';
import { FilesBar } from './FilesBar';
import { useFileDrop } from './useFileDrop';
import { useFiles } from './useFiles';
import { useRoom } from './useRoom';

export function FilesPage() {
  const styles = useStyles2(getStyles);
  const { state, data, problem, choose, dispatch } = useFiles();
  const isOver = useFileDrop(choose);
  const problems = [...state.problems, ...(problem === undefined ? [] : [problem])];
  return (
    <div className={styles.page} data-testid="files-page">
      {state.files.length === 0 ? (
        <DropPlace isOver={isOver} onChoose={choose} />
      ) : (
        <FilesBar state={state} dispatch={dispatch}>
          <ChooseButton label="Choose other files" variant="secondary" onChoose={choose} />
        </FilesBar>
      )}
      <div role="status" aria-label="Reading">
        {state.reading.length > 0 && <LoadingPlaceholder text={`Reading ${state.reading.join(', ')}…`} />}
      </div>
      <div aria-live="polite">
        {problems.map((sentence) => (
          <Alert key={sentence} severity="warning" title={sentence} />
        ))}
        {noticesOf(data).map((sentence) => (
          <Alert key={sentence} severity="info" title={sentence} />
        ))}
      </div>
      {data !== undefined && <ProfilePanel data={data} />}
      {isOver && state.files.length > 0 && (
        <div className={styles.over}>Drop to compare, or two files to begin anew</div>
      )}
    </div>
  );
}

function noticesOf(data: PanelData | undefined): readonly string[] {
  return (data?.series ?? []).flatMap(({ meta }) => meta?.notices ?? []).map(({ text }) => text);
}

interface ChooseProps {
  readonly onChoose: (files: readonly ChosenFile[]) => void;
}

function DropPlace({ isOver, onChoose }: ChooseProps & { readonly isOver: boolean }) {
  const styles = useStyles2(getStyles);
  return (
    <section aria-label="Drop files" className={isOver ? styles.placeOver : styles.place}>
      <Stack direction="column" alignItems="center" gap={2}>
        <h3>Drop a profile here, or two to compare them</h3>
        <p>
          pprof, py-spy, speedscope, cProfile, callgrind, folded stacks and many more: the format is found by the
          content. Files are read in this browser and sent nowhere.
        </p>
        <ChooseButton label="Choose files" variant="primary" onChoose={onChoose} />
      </Stack>
    </section>
  );
}

function ChooseButton({
  label,
  variant,
  onChoose,
}: ChooseProps & { readonly label: string; readonly variant: 'primary' | 'secondary' }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon="folder-open" variant={variant} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Profile files"
        data-testid="files-input"
        onChange={({ currentTarget }) => {
          onChoose([...(currentTarget.files ?? [])]);
          // The same file can be chosen again after it was recorded anew.
          currentTarget.value = '';
        }}
      />
    </>
  );
}

/** Drawn by the flame graph panel, as on a dashboard. */
function ProfilePanel({ data }: { readonly data: PanelData }) {
  const styles = useStyles2(getStyles);
  const { ref, width, height } = useRoom();
  return (
    <div ref={ref} className={styles.panel} style={{ height }}>
      {width > 0 && (
        <PanelRenderer
          pluginId={FLAME_GRAPH_PANEL_ID}
          title=""
          width={width}
          height={height}
          data={data}
          options={data.series.length > 1 ? { shown: 'changesAndFlameGraph' } : {}}
        />
      )}
    </div>
  );
}

function getStyles(theme: GrafanaTheme2) {
  const place = {
    padding: theme.spacing(8, 2),
    border: `2px dashed ${theme.colors.border.strong}`,
    borderRadius: theme.shape.radius.default,
    textAlign: 'center' as const,
  };
  return {
    page: css({ position: 'relative', display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
    place: css(place),
    placeOver: css({ ...place, borderColor: theme.colors.primary.border, background: theme.colors.action.hover }),
    panel: css({ width: '100%', overflow: 'hidden' }),
    over: css({
      position: 'absolute',
      inset: 0,
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'center',
      background: theme.components.overlay.background,
      fontSize: theme.typography.h3.fontSize,
      pointerEvents: 'none',
      zIndex: theme.zIndex.modal,
    }),
  };
}
