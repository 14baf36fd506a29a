// Whether the rows of a frame, which anybody may have written, are those of a call tree.
import { refuseInfinite, refuseJumps } from './frameNumbers';
import { refuseUnknownLabels, type Texts } from './frameTexts';

/** The columns of a profile frame as they were read; of a diff the left ones are the baseline's. */
export interface FrameColumns {
  readonly level: Int32Array;
  readonly label: Texts;
  readonly value: Float64Array;
  readonly self: Float64Array;
  readonly valueRight?: Float64Array;
  readonly selfRight?: Float64Array;
}

export interface CheckedRows {
  /** How many rows are at level 0. */
  readonly rootCount: number;
  /** 1 for each label that a row behind the first one has. */
  readonly isUsed: Uint8Array;
  /** Whether a value of either side is. */
  readonly hasNegative: boolean;
}

/**
 * Throws an UnfitFrame that names the row where levels are not depth-first, a number is not finite or a label is unknown.
 *
 * One loop over all columns: it runs once per profile, and each loop of its own would be compiled for that. It finds out whether
 * something is wrong; what, a second look says.
 */
export function checkRows(columns: FrameColumns): CheckedRows {
  const { level, value, self, valueRight = value, selfRight = self } = columns;
  const { index, texts } = columns.label;
  const labelCount = texts.length;
  const isUsed = new Uint8Array(labelCount);
  const isFirstFit = level.length === 0 || (level[0] === 0 && index[0] >>> 0 < labelCount);
  let rootCount = Math.min(1, level.length);
  // The greatest level that the next row can have.
  let limit = 1;
  // Twice what values are below 0: 0 as long as none is negative, and all are finite, for Infinity − Infinity is no number.
  let negatives = level.length === 0 ? 0 : doubleNegative(value[0]) + doubleNegative(valueRight[0]);
  // 0 as long as all selfs are finite: only a finite number is 0 when multiplied by 0.
  let sumOfZeros = level.length === 0 ? 0 : (self[0] + selfRight[0]) * 0;
  let row = 1;
  for (; row < level.length; row++) {
    const own = level[row];
    const label = index[row];
    // What is negative is very large without its sign.
    if (own >>> 0 > limit || label >>> 0 >= labelCount) {
      break;
    }
    limit = own + 1;
    if (own === 0) {
      rootCount++;
    }
    isUsed[label] = 1;
    negatives += doubleNegative(value[row]) + doubleNegative(valueRight[row]);
    sumOfZeros += (self[row] + selfRight[row]) * 0;
  }
  if (!isFirstFit || row < level.length || !Number.isFinite(negatives) || sumOfZeros !== 0) {
    refuseUnfit(columns);
  }
  return { rootCount, isUsed, hasNegative: negatives !== 0 };
}

/** Without a branch, because it is asked of every number. */
function doubleNegative(value: number): number {
  return Math.abs(value) - value;
}

/** Throws for the first fault; sums of finite numbers can be infinite, which is none. */
function refuseUnfit({ level, label, value, self, valueRight, selfRight }: FrameColumns): void {
  refuseJumps(level);
  refuseInfinite(value, 'value');
  refuseInfinite(self, 'self');
  if (valueRight !== undefined && selfRight !== undefined) {
    refuseInfinite(valueRight, 'valueRight');
    refuseInfinite(selfRight, 'selfRight');
  }
  refuseUnknownLabels(label);
}
