// A refresh that brings what is already shown: the frames of the response before stand for those of the new one, so that nothing is
// read, placed or painted again.
import { type DataFrame, type Field } from '@grafana/data';

/** The new frames, each replaced by the old frame of the same place where both hold the same. */
export function reuseEqualFrames(before: readonly DataFrame[], after: readonly DataFrame[]): readonly DataFrame[] {
  const reused = after.map((frame, index) =>
    before[index] !== undefined && isEqualFrame(before[index], frame) ? before[index] : frame
  );
  const isSame = before.length === reused.length && reused.every((frame, index) => frame === before[index]);
  return isSame ? before : reused;
}

/** True when both frames are drawn alike: the same rows, written the same way. */
function isEqualFrame(a: DataFrame, b: DataFrame): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.refId === b.refId &&
      a.name === b.name &&
      a.fields.length === b.fields.length &&
      isEqualJson(a.meta?.custom, b.meta?.custom) &&
      a.fields.every((field, index) => isEqualField(field, b.fields[index])))
  );
}

function isEqualField(a: Field, b: Field): boolean {
  const { unit, decimals, displayName, type } = a.config;
  const other = b.config;
  return (
    a.name === b.name &&
    a.type === b.type &&
    unit === other.unit &&
    decimals === other.decimals &&
    displayName === other.displayName &&
    isEqualColumn(type?.enum?.text ?? [], other.type?.enum?.text ?? []) &&
    isEqualColumn(a.values, b.values)
  );
}

function isEqualColumn(a: ArrayLike<unknown>, b: ArrayLike<unknown>): boolean {
  if (a === b) {
    return true;
  }
  if (a.length !== b.length) {
    return false;
  }
  for (let row = 0; row < a.length; row++) {
    if (a[row] !== b[row]) {
      return false;
    }
  }
  return true;
}

/** What frames say about themselves is small and plain. */
function isEqualJson(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
