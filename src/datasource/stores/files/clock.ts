// Which clock a file was recorded with, where only its surroundings tell: pstats and callgrind files hold times of either.
import { type Clock } from '../../../engine/formats/format';
import { type Label } from '../../../engine/profile/profile';
import { parseProfileTypeId } from '../../../engine/profile/profileType';

/** The label of a path that tells it: of a folder `type=cpu`, or a group of a name pattern. */
const TYPE_LABEL = 'type';

/** The clock that profile types name, whole or in short (`cpu`, `wall`); undefined where they name none or both. */
export function clockOf(types: readonly string[]): Clock | undefined {
  const clocks = new Set(types.map((type) => clockOfSampleType(parseProfileTypeId(type)?.sampleType ?? type)));
  const [clock] = clocks;
  return clocks.size === 1 ? clock : undefined;
}

/** The clock that a path names. */
export function clockOfPath(pathLabels: readonly Label[]): Clock | undefined {
  return clockOf(pathLabels.filter(({ name }) => name === TYPE_LABEL).map(({ value }) => value));
}

/** `cpu`, `wall`, and with a hyphen as ddtrace names them. */
function clockOfSampleType(name: string): Clock | undefined {
  return (['cpu', 'wall'] as const).find((clock) => name === clock || name.startsWith(`${clock}-`));
}
