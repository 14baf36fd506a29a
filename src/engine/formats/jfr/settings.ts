// How often was sampled: the JVM and async-profiler write their settings into the recording as events.
import { ACTIVE_RECORDING, EXECUTION_SAMPLE } from './eventKinds';
import { type Id } from './jfrReader';
import { type Layout, type Value } from './layouts';

const NS_OF_UNIT: ReadonlyMap<string, number> = new Map([
  ['ns', 1],
  ['us', 1e3],
  ['ms', 1e6],
  ['s', 1e9],
]);

export class RecordingSettings {
  /** Nanoseconds between two samples of a thread that runs; undefined when the recording does not say. */
  periodNs: number | undefined;
  /** True where async-profiler sampled all threads, running or not. */
  isWallClock = false;

  add(nameOfClass: ReadonlyMap<Id, string>, { columnOf }: Layout, row: readonly Value[]): void {
    const at = (path: string): Value => row[columnOf.get(path) ?? -1];
    const id = at('id');
    const event = typeof id === 'number' || typeof id === 'bigint' ? nameOfClass.get(id) : undefined;
    const [name, value] = [at('name'), at('value')];
    if (event === EXECUTION_SAMPLE && (name === 'period' || name === 'interval')) {
      this.periodNs = nanosecondsOf(String(value)) ?? this.periodNs;
    } else if (event === ACTIVE_RECORDING && name === 'event') {
      this.isWallClock = value === 'wall';
    }
  }
}

/** `20 ms` as the JVM writes it, `10000000` as async-profiler does. */
function nanosecondsOf(text: string): number | undefined {
  const [, digits = '', unit = 'ns'] = /^(\d{1,15})(?: ?(ns|us|ms|s))?$/.exec(text) ?? [];
  const ns = Number(digits) * (NS_OF_UNIT.get(unit) ?? 1);
  return ns > 0 ? ns : undefined;
}
