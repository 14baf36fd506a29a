// Profile types for people: a name, the group it is listed in, its unit, and for the known ones what they measure.
import { type ComboboxOption } from '@grafana/ui';
import { parseProfileTypeId, type ProfileType } from '../../engine/profile/profileType';

/** Profile and sample type → what the numbers are. The first match counts. */
const DESCRIPTIONS: ReadonlyArray<readonly [profile: string, sampleType: RegExp, description: string]> = [
  ['process_cpu', /^cpu/, 'Time on the CPU'],
  ['process_cpu', /^samples?$/, 'Samples taken on the CPU'],
  ['wall', /^(wall|cpu)/, 'Time passed, running or waiting'],
  ['wall', /^samples?$/, 'Samples taken, running or waiting'],
  ['memory', /^inuse_space$|^heap-space$|^space$/, 'Memory held at the time'],
  ['memory', /^inuse_objects$|^objects$/, 'Objects held at the time'],
  ['memory', /^alloc_space$|^alloc-space$/, 'Memory allocated'],
  ['memory', /^alloc_objects$|^alloc-samples$/, 'Objects allocated'],
  ['memory', /^alloc_in_new_tlab_bytes$/, 'Memory allocated'],
  ['memory', /^alloc_in_new_tlab_objects$/, 'Objects allocated'],
  ['memory', /^live$/, 'Objects held at the time'],
  ['goroutines', /./, 'Goroutines that existed'],
  ['goroutine', /./, 'Goroutines that existed'],
  ['mutex', /^(contentions|lock-acquire$|lock-count)/, 'Waits that holders of locks caused'],
  ['mutex', /^(delay|lock-)/, 'Time that holders of locks made others wait'],
  ['block', /^contentions/, 'Waits for locks and channels'],
  ['block', /^delay/, 'Time waiting for locks and channels'],
  ['exceptions', /./, 'Exceptions thrown'],
  ['process_cpu', /^alloc_size$/, 'Memory allocated'],
  ['process_cpu', /^alloc_samples$/, 'Objects allocated'],
  ['process_cpu', /^lock_count$/, 'Waits for locks'],
  ['process_cpu', /^lock_time$/, 'Time waiting for locks'],
  ['process_cpu', /^exception$/, 'Exceptions thrown'],
  ['off_cpu', /./, 'Time off the CPU, waiting'],
  ['threadcreate', /./, 'Threads created'],
];

/** `process_cpu:cpu:nanoseconds:cpu:nanoseconds` → `process_cpu / cpu (nanoseconds)`; other texts as they are. */
export function profileTypeName(id: string): string {
  const type = parseProfileTypeId(id);
  return type === undefined ? id : `${type.name} / ${type.sampleType}${unitOf(type)}`;
}

/** Undefined for a type that is not known. */
export function profileTypeDescription(id: string): string | undefined {
  const type = parseProfileTypeId(id);
  return DESCRIPTIONS.find(([profile, pattern]) => type?.name === profile && pattern.test(type.sampleType))?.[2];
}

/** The choices, those of one profile together, in the order in which profiles come first. */
export function profileTypeOptions(ids: readonly string[]): Array<ComboboxOption<string>> {
  const groups = new Map<string, Array<ComboboxOption<string>>>();
  for (const id of ids) {
    const group = parseProfileTypeId(id)?.name ?? 'other';
    const option = { value: id, label: profileTypeName(id), description: profileTypeDescription(id) ?? id, group };
    groups.set(group, [...(groups.get(group) ?? []), option]);
  }
  return [...groups.values()].flat();
}

/** Only types that measure in the same unit can be compared. All ids where `id` says no unit, such as a variable. */
export function sameUnit(id: string, ids: readonly string[]): readonly string[] {
  const unit = parseProfileTypeId(id)?.sampleUnit;
  return unit === undefined ? ids : ids.filter((other) => parseProfileTypeId(other)?.sampleUnit === unit);
}

function unitOf({ sampleUnit }: ProfileType): string {
  return sampleUnit === '' ? '' : ` (${sampleUnit})`;
}
