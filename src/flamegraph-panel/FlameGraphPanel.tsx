// The panel: from what Grafana hands in to the profile view, or to a sentence on why there is none.
import { css } from '@emotion/css';
import { type GrafanaTheme2, LoadingState, type PanelProps } from '@grafana/data';
import { PanelDataErrorView } from '@grafana/runtime';
import { Icon, useStyles2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';
import { isDiffTree } from '../engine/tree/callTree';
import { profileMetaOf } from '../frames/profileMeta';
import { ProfileView } from '../views/profile-view/ProfileView';
import { usePreparedProfile } from '../views/profile-view/usePreparedProfile';
import { useViewer } from '../views/profile-view/useProfileView';
import { type ProfileModel } from '../views/profile/profileModel';
import { sourceChoices } from './baselineOption';
import { EmptyProfile } from './EmptyProfile';
import { FramePicker } from './FramePicker';
import { useLinkedState } from './linkState';
import { type FlameGraphOptions, viewOptionsOf } from './options';
import { useFunctionEvents } from './useFunctionEvents';
import { usePinnedVariable } from './pinnedVariable';
import { usePanelHost } from './usePanelHost';
import { usePreparation } from './usePreparation';
import { useShownFrames } from './useShownFrames';

const HINT_HEIGHT_PX = 22;

export function FlameGraphPanel(props: PanelProps<FlameGraphOptions>) {
  const { id, data, fieldConfig, width, height, options } = props;
  const styles = useStyles2(getStyles);
  const linked = useLinkedState(id);
  const viewer = useViewer(linked);
  const { frames, hint: dataHint } = useShownFrames(data);
  const [chosenKey, setChosenKey] = useState<string>();
  const viewOptions = useMemo(() => viewOptionsOf(options), [options]);
  const choices = useMemo(() => sourceChoices(frames, options.baseline), [frames, options.baseline]);
  const chosen = choices.find(({ key }) => key === chosenKey) ?? choices[0];
  const preparation = usePreparation(chosen?.source, viewOptions, viewer.state);
  const { prepared, progress } = usePreparedProfile(preparation);
  const events = useFunctionEvents(props.eventBus, viewer.state.pinned);
  usePinnedVariable(options.pinnedVariable, viewer.state.pinned);
  const picker =
    chosen === undefined ? undefined : <FramePicker choices={choices} chosen={chosen} onChoose={setChosenKey} />;
  const host = usePanelHost(props, { viewer, frame: chosen?.source.frame, events, picker });

  if (chosen === undefined) {
    // While a first answer is on its way the panel's header says so.
    return data.state === LoadingState.Loading || data.state === LoadingState.NotStarted ? null : (
      <PanelDataErrorView
        panelId={id}
        data={data}
        fieldConfig={fieldConfig}
        message={messageWithoutFrame(data.series.length, dataHint)}
      />
    );
  }
  if (prepared === undefined) {
    return (
      <div className={styles.progress} role="status">
        {progress}
      </div>
    );
  }
  if (!prepared.ok) {
    return <PanelDataErrorView panelId={id} data={data} fieldConfig={fieldConfig} message={prepared.error.sentence} />;
  }
  const { profile, transformProblem } = prepared.value;
  const { frame } = chosen.source;
  if (isEmpty(profile) && viewer.state.onlyStacksWith.length === 0) {
    return <EmptyProfile {...props} available={profileMetaOf(frame)?.available} />;
  }
  const hint = progress ?? dataHint ?? transformProblem ?? linked.problem;
  return (
    <>
      <ProfileView
        profile={profile}
        frame={frame}
        widthPx={width}
        heightPx={hint === undefined ? height : height - HINT_HEIGHT_PX}
        viewer={viewer}
        options={viewOptions}
        host={host}
      />
      {hint !== undefined && (
        <div className={styles.hint} role="status" title={hint}>
          <Icon name="info-circle" size="sm" /> {hint}
        </div>
      )}
    </>
  );
}

/** Undefined lets Grafana say "No data" in its own words. */
function messageWithoutFrame(frameCount: number, hint: string | undefined): string | undefined {
  if (hint !== undefined) {
    return hint;
  }
  return frameCount === 0
    ? undefined
    : 'A flame graph needs a frame with the fields label, level, value and self, as profiling data sources return it. Choose the query type Profile, or another visualization.';
}

function isEmpty({ tree }: ProfileModel): boolean {
  return tree.total[0] === 0 && !(isDiffTree(tree) && tree.baselineTotal[0] !== 0);
}

const getStyles = (theme: GrafanaTheme2) => ({
  progress: css({
    display: 'flex',
    height: '100%',
    alignItems: 'center',
    justifyContent: 'center',
    color: theme.colors.text.secondary,
  }),
  hint: css({
    height: HINT_HEIGHT_PX,
    lineHeight: `${HINT_HEIGHT_PX}px`,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
