// Which profile types the chosen files have in common, and which one each of them shows.
import { defaultProfileTypeId, parseProfileTypeId } from '../../engine/profile/profileType';
import { type FileSummary } from '../../worker/workRequest';

/** The types that a file is worth choosing for: those with values, or all where none has any. */
export function typesWithValues({ profileTypeIds, emptyTypeIds = [] }: FileSummary): readonly string[] {
  const filled = profileTypeIds.filter((id) => !emptyTypeIds.includes(id));
  return filled.length > 0 ? filled : profileTypeIds;
}

/** Every type of any file, each once, in the order of the files. */
export function typesOf(files: ReadonlyArray<readonly string[]>): readonly string[] {
  return [...new Set(files.flat())];
}

/** The type to begin with: the usual one among those that all files have, else the usual one of the first file. */
export function firstType(files: ReadonlyArray<readonly string[]>): string | undefined {
  const [first = []] = files;
  return (
    defaultProfileTypeId(first.filter((id) => files.every((ids) => ids.includes(id)))) ?? defaultProfileTypeId(first)
  );
}

/**
 * The type that a file shows when `chosen` is asked for: itself, else one of the same name and unit, else one of the same unit: another
 * profiler may call it otherwise. Without any, its usual one, which is then said not to compare.
 */
export function typeShown(ids: readonly string[], chosen: string): string | undefined {
  const wanted = parseProfileTypeId(chosen);
  const fits = (id: string, ...parts: ReadonlyArray<'sampleType' | 'sampleUnit'>) => {
    const type = parseProfileTypeId(id);
    return parts.every((part) => type?.[part] === wanted?.[part]);
  };
  return (
    ids.find((id) => id === chosen) ??
    ids.find((id) => fits(id, 'sampleType', 'sampleUnit')) ??
    ids.find((id) => fits(id, 'sampleUnit')) ??
    defaultProfileTypeId(ids)
  );
}

/** `cpu (nanoseconds)`; the name of the profile too where that alone does not tell. */
export function typeLabel(id: string): string {
  const type = parseProfileTypeId(id);
  if (type === undefined) {
    return id;
  }
  const unit = type.sampleUnit === '' || type.sampleUnit === type.sampleType ? '' : ` (${type.sampleUnit})`;
  return `${type.sampleType || type.name}${unit}`;
}
