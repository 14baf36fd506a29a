// The events of a flight recording that have a stack and a cost, and the sample types that they become. Names of types are those
// that Pyroscope's ingest gives them, or those of the same cost in other formats.
import { type SampleType } from '../../profile/profile';

export interface EventColumn {
  readonly type: SampleType;
  /** The field that holds the value; every event counts 1 where there is none. */
  readonly field?: string;
}

export interface EventKind {
  readonly columns: readonly EventColumn[];
  /** Whose stack it is. */
  readonly threadField: 'sampledThread' | 'eventThread';
  /** The field of the class that was allocated or waited for: the label `class`. */
  readonly classField?: string;
  /** True where the thread's state is not always the same: the label `state`. */
  readonly hasState?: boolean;
}

export const EXECUTION_SAMPLE = 'jdk.ExecutionSample';
export const ACTIVE_SETTING = 'jdk.ActiveSetting';
export const ACTIVE_RECORDING = 'jdk.ActiveRecording';

/** Nanoseconds of CPU time: the period, once per sample, where the recording says how long that is. */
export const CPU_TIME: SampleType = { name: 'cpu', unit: 'nanoseconds' };

const count = (name: string): EventColumn => ({ type: { name, unit: 'count' } });
const bytes = (name: string, field: string): EventColumn => ({ type: { name, unit: 'bytes' }, field });
const delay = (name: string): EventColumn => ({ type: { name, unit: 'nanoseconds' }, field: 'duration' });

const WALL_SAMPLES: SampleType = { name: 'wall-samples', unit: 'count' };

/** What `jdk.ExecutionSample` is where async-profiler sampled all threads. */
export const wallClockKind: EventKind = {
  columns: [{ type: WALL_SAMPLES }],
  threadField: 'sampledThread',
  hasState: true,
};

/** By name, in the order in which their sample types are listed. */
export const eventKinds: ReadonlyMap<string, EventKind> = new Map<string, EventKind>([
  [EXECUTION_SAMPLE, { columns: [count('cpu-samples')], threadField: 'sampledThread' }],
  ['jdk.CPUTimeSample', { columns: [count('cpu-time-samples')], threadField: 'eventThread' }],
  ['jdk.NativeMethodSample', { columns: [count('native-samples')], threadField: 'sampledThread' }],
  [
    'profiler.WallClockSample',
    { columns: [{ type: WALL_SAMPLES, field: 'samples' }], threadField: 'sampledThread', hasState: true },
  ],
  [
    'jdk.ObjectAllocationSample',
    {
      columns: [count('alloc_sample_objects'), bytes('alloc_sample_bytes', 'weight')],
      threadField: 'eventThread',
      classField: 'objectClass',
    },
  ],
  [
    'jdk.ObjectAllocationInNewTLAB',
    {
      columns: [count('alloc_in_new_tlab_objects'), bytes('alloc_in_new_tlab_bytes', 'tlabSize')],
      threadField: 'eventThread',
      classField: 'objectClass',
    },
  ],
  [
    'jdk.ObjectAllocationOutsideTLAB',
    {
      columns: [count('alloc_outside_tlab_objects'), bytes('alloc_outside_tlab_bytes', 'allocationSize')],
      threadField: 'eventThread',
      classField: 'objectClass',
    },
  ],
  [
    'profiler.LiveObject',
    {
      columns: [count('inuse_objects'), bytes('inuse_space', 'allocationSize')],
      threadField: 'eventThread',
      classField: 'objectClass',
    },
  ],
  [
    'jdk.JavaMonitorEnter',
    {
      columns: [count('mutex_contentions'), delay('mutex_delay')],
      threadField: 'eventThread',
      classField: 'monitorClass',
    },
  ],
  [
    'jdk.ThreadPark',
    {
      columns: [count('block_contentions'), delay('block_delay')],
      threadField: 'eventThread',
      classField: 'parkedClass',
    },
  ],
]);
