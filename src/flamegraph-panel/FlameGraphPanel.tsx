// The panel: from what Grafana hands in to the profile view, or to a sentence on why there is none.
import { css } from '@emotion/css';
import { type GrafanaTheme2, LoadingState, type PanelProps } from '@grafana/data';
import { PanelDataErrorView } from '@grafana/runtime';
import { Icon, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { isDiffTree } from '../engine/tree/callTree';
import { profileMetaOf } from '../frames/profileMeta';
import { ProfileView } from '../views/profile-view/ProfileView';
import { useViewer } from '../views/profile-view/useProfileView';
import { type ProfileModel, profileOfFrame } from '../views/profile/profileModel';
import { EmptyProfile } from './EmptyProfile';
import { FramePicker } from './FramePicker';
import { type FlameGraphOptions } from './options';
import { useShownFrames } from './useShownFrames';

const HINT_HEIGHT_PX = 22;

export function FlameGraphPanel(props: PanelProps<FlameGraphOptions>) {
  const { id, data, fieldConfig, width, height, options } = props;
  const styles = useStyles2(getStyles);
  const { frames, hint } = useShownFrames(data);
  const viewer = useViewer();
  const [chosenIndex, setChosenIndex] = useState(0);
  const frame = frames[chosenIndex] ?? frames[0];
  if (frame === undefined) {
    // While a first answer is on its way the panel's header says so.
    return data.state === LoadingState.Loading || data.state === LoadingState.NotStarted ? null : (
      <PanelDataErrorView
        panelId={id}
        data={data}
        fieldConfig={fieldConfig}
        message={messageWithoutFrame(data.series.length, hint)}
      />
    );
  }
  const profile = profileOfFrame(frame);
  if (!profile.ok) {
    return <PanelDataErrorView panelId={id} data={data} fieldConfig={fieldConfig} message={profile.error.sentence} />;
  }
  if (isEmpty(profile.value)) {
    return <EmptyProfile {...props} available={profileMetaOf(frame)?.available} />;
  }
  return (
    <>
      <ProfileView
        profile={profile.value}
        frame={frame}
        widthPx={width}
        heightPx={hint === undefined ? height : height - HINT_HEIGHT_PX}
        viewer={viewer}
        options={options}
      >
        <FramePicker frames={frames} chosen={frame} onChoose={setChosenIndex} />
      </ProfileView>
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
