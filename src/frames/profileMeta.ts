// What our frames say about themselves in `meta.custom.flameboard`. Panels read it, tables and snapshots carry it along.
import { type DataFrame, type QueryResultMeta } from '@grafana/data';
import { type TimeRangeMs } from '../engine/profile/profile';

/** How much of a long first load the frame holds. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** What a profile frame says about itself beside its rows. */
export interface ProfileMeta {
  /** Profile type id in Pyroscope's five parts. */
  readonly profileType: string;
  /** The kind of store the profile came from: `files`, `pyroscope`, `parca`. */
  readonly store: string;
  /** True for a tree that was invented from a call graph. */
  readonly approximate?: boolean;
  /** True when the store cut small call nodes off: a leaf named `other` stands for them. */
  readonly truncated?: boolean;
  /** Present while a long first load goes on. */
  readonly progress?: Progress;
  /** From when to when the store has profiles for this selector; only on a frame without any. */
  readonly available?: TimeRangeMs;
}

/** The name under which our frames keep their own facts in `meta.custom`. */
const CUSTOM_KEY = 'flameboard';

/** The plugin id of the panel that should show a profile frame in Explore. */
export const FLAME_GRAPH_PANEL_ID = 'flameboard-flamegraph-panel';

/** The frame meta of a profile: how Grafana should show it, and our own facts. */
export function profileFrameMeta(meta: ProfileMeta): QueryResultMeta {
  return {
    preferredVisualisationType: 'flamegraph',
    preferredVisualisationPluginId: FLAME_GRAPH_PANEL_ID,
    custom: { [CUSTOM_KEY]: { version: 1, kind: 'profile', ...meta } },
  };
}

/** Our own facts of a profile frame; undefined for a frame of somebody else's, or of a version that we do not know. */
export function profileMetaOf(frame: DataFrame): ProfileMeta | undefined {
  const custom: unknown = frame.meta?.custom?.[CUSTOM_KEY];
  return isProfileMeta(custom) ? custom : undefined;
}

function isProfileMeta(custom: unknown): custom is ProfileMeta {
  return (
    typeof custom === 'object' &&
    custom !== null &&
    'version' in custom &&
    custom.version === 1 &&
    'kind' in custom &&
    custom.kind === 'profile'
  );
}
