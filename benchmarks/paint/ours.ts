// The flame graph view in a bare page: from the data frame in hand to the first paint.
import { createTheme, type DataFrame, ThemeContext } from '@grafana/data';
import React, { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { type CallTree } from '../../src/engine/tree/callTree';
import { profileFrame } from '../../src/frames/profileFrame';
import { ProfileView } from '../../src/views/profile-view/ProfileView';
import { useViewer } from '../../src/views/profile-view/useProfileView';
import { profileOfFrame } from '../../src/views/profile/profileModel';
import { type Shown } from '../../src/views/profile/profileViewState';
import { afterPaint } from './afterPaint';

/** What the data source hands to the panel; making it is not part of the paint. */
export function prepare(tree: CallTree): DataFrame {
  return profileFrame(tree, { profileType: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds', store: 'files' });
}

/** Reads the frame, mounts the view in `element` at the element's size, and resolves after the first paint. */
export async function mount(element: HTMLElement, frame: DataFrame, shown: Shown = 'flameGraph'): Promise<void> {
  await new Promise<void>((resolve) => {
    createRoot(element).render(
      React.createElement(BarePage, {
        frame,
        shown,
        widthPx: element.clientWidth,
        heightPx: element.clientHeight,
        onMount: resolve,
      })
    );
  });
  await afterPaint();
}

interface BarePageProps {
  readonly frame: DataFrame;
  readonly shown: Shown;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly onMount: () => void;
}

const theme = createTheme({ colors: { mode: 'dark' } });

function BarePage({ frame, shown, widthPx, heightPx, onMount }: BarePageProps) {
  const viewer = useViewer();
  useEffect(onMount, [onMount]);
  const profile = profileOfFrame(frame);
  if (!profile.ok) {
    throw new Error(profile.error.sentence);
  }
  // Alone means alone: the peer leaves its header out too.
  const options = { shown, colorBy: 'package', hasToolbar: shown !== 'flameGraph' } as const;
  const view = { profile: profile.value, frame, widthPx, heightPx, viewer, options };
  return React.createElement(ThemeContext.Provider, { value: theme }, React.createElement(ProfileView, view));
}
