// What our frames say about themselves in `meta.custom.flameboard`. Panels read it, tables and snapshots carry it along.
import { type DataFrame, type QueryResultMeta } from '@grafana/data';
import { type TimeRangeMs } from '../engine/profile/profile';
import { type BaselineMeta } from './baselineMeta';
import { type ExactFunctions } from './exactFunctions';
import { flameboardCustom, flameboardFacts } from './flameboardMeta';

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
  /** What is exact beside a tree that was made up. */
  readonly exactFunctions?: ExactFunctions;
  /** True when the store cut small call nodes off: a leaf named `other` stands for them. */
  readonly truncated?: boolean;
  /** Index of the text of `label` that stands for what was cut off. `profileFrame` finds it out. */
  readonly cutLabel?: number;
  /** `time`: rows are in order of time, and the frame has the fields `start` and `duration`. `profileFrame` finds it out. */
  readonly order?: 'time';
  /** True where the rows at level 1 are no calls but lanes, one per thread; only with `order`. `profileFrame` finds it out. */
  readonly lanes?: boolean;
  /** What the other side of a diff is; only on a diff that the data source made. */
  readonly baseline?: BaselineMeta;
  /** Present while a long first load goes on. */
  readonly progress?: Progress;
  /** From when to when the store has profiles for this selector; only on a frame without any. */
  readonly available?: TimeRangeMs;
}

/** The plugin id of the panel that should show a profile frame in Explore. */
export const FLAME_GRAPH_PANEL_ID = 'flameboard-flamegraph-panel';

/** The frame meta of a profile: how Grafana should show it, and our own facts. */
export function profileFrameMeta(meta: ProfileMeta): QueryResultMeta {
  return {
    preferredVisualisationType: 'flamegraph',
    preferredVisualisationPluginId: FLAME_GRAPH_PANEL_ID,
    custom: flameboardCustom('profile', meta),
  };
}

/** Our own facts of a profile frame; undefined for a frame of somebody else's, or of a version that we do not know. */
export function profileMetaOf(frame: DataFrame): ProfileMeta | undefined {
  const facts = flameboardFacts(frame, 'profile');
  return facts !== undefined && isProfileMeta(facts) ? facts : undefined;
}

function isProfileMeta(facts: object): facts is ProfileMeta {
  return 'profileType' in facts && 'store' in facts;
}
