// The flame graph view in a bare page: from the data frame in hand to the first paint, and what a panel does with it afterwards.
import { createTheme, type DataFrame, ThemeContext } from '@grafana/data';
import React, { useLayoutEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { finish } from '../../src/base/steps';
import { type CallTree } from '../../src/engine/tree/callTree';
import { NO_TRANSFORMS } from '../../src/engine/transform/treeTransforms';
import { profileFrame } from '../../src/frames/profileFrame';
import { ProfileView, type ProfileViewOptions } from '../../src/views/profile-view/ProfileView';
import { useViewer } from '../../src/views/profile-view/useProfileView';
import { prepareProfile } from '../../src/views/profile/prepareProfile';
import { DEFAULT_CHOICES } from '../../src/views/profile/viewChoices';
import { afterPaint } from './afterPaint';
import { openGrafanaPage } from './grafanaPage';
import { type Mounted } from './mounted';
import { type Workload } from './workload';

/** What the data source hands to the panel; making it is not part of the paint. */
export function prepare(tree: CallTree): DataFrame {
  return profileFrame(tree, { profileType: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds', store: 'files' });
}

/** Reads the frame, mounts the view in `element` at the element's size, and resolves after the first paint. */
export async function mount(element: HTMLElement, frame: DataFrame, shown: Workload['shown']): Promise<Mounted> {
  const root = createRoot(element);
  let current = frame;
  let isCollapsed = false;
  const show = async () => {
    await new Promise<void>((resolve) => {
      const profile = profileOf(current, isCollapsed);
      const { clientWidth, clientHeight } = element;
      const page = { frame: current, profile, shown, widthPx: clientWidth, heightPx: clientHeight, onShown: resolve };
      root.render(React.createElement(BarePage, page));
    });
    await afterPaint();
  };
  await show();
  return {
    refresh(next) {
      current = next as DataFrame;
      return show();
    },
    collapse() {
      isCollapsed = !isCollapsed;
      return show();
    },
  };
}

function profileOf(frame: DataFrame, isCollapsed: boolean) {
  const transforms = { ...NO_TRANSFORMS, collapseChains: isCollapsed };
  const prepared = finish(prepareProfile({ source: { frame }, transforms }));
  if (!prepared.ok) {
    throw new Error(prepared.error.sentence);
  }
  return prepared.value.profile;
}

interface BarePageProps {
  readonly frame: DataFrame;
  readonly profile: ReturnType<typeof profileOf>;
  readonly shown: Workload['shown'];
  readonly widthPx: number;
  readonly heightPx: number;
  readonly onShown: () => void;
}

const theme = createTheme({ colors: { mode: 'dark' } });

export const openPage = () => openGrafanaPage(theme);

// Alone means alone: the peer leaves its header out too.
const optionsOf: Readonly<Record<Workload['shown'], ProfileViewOptions>> = {
  graph: {
    ...DEFAULT_CHOICES,
    shown: ['flameGraph'],
    hasToolbar: false,
    columns: ['self', 'total'],
    diffColumns: ['total'],
  },
  table: {
    ...DEFAULT_CHOICES,
    shown: ['table', 'flameGraph'],
    hasToolbar: true,
    columns: ['self', 'total'],
    diffColumns: ['total'],
  },
};

function BarePage({ frame, profile, shown, widthPx, heightPx, onShown }: BarePageProps) {
  const viewer = useViewer();
  const [options] = useState(optionsOf[shown]);
  useLayoutEffect(onShown, [onShown]);
  const view = { profile, frame, widthPx, heightPx, viewer, options };
  return React.createElement(ThemeContext.Provider, { value: theme }, React.createElement(ProfileView, view));
}
