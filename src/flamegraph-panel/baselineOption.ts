// Which of a response's profiles are compared, as the option says and the viewer chooses.
//
//     A, B          first of two: A alone, B alone, B compared with A (shown first)
//     A, B, C       baseline query A: each alone, B compared with A (shown first), C compared with A
import { type DataFrame } from '@grafana/data';
import { isDiffFrame, profileValueField } from '../frames/profileFields';
import { type ProfileSource } from '../views/profile/prepareProfile';

/** The first of two profiles is the baseline; of one, or of more, none is. */
export const AUTO_BASELINE = 'auto';
/** Profiles are shown one at a time. */
export const NO_BASELINE = 'none';

const REF_ID_PREFIX = 'query:';

/** The option's value for the query of a letter. */
export function ofRefId(refId: string): string {
  return REF_ID_PREFIX + refId;
}

/** One thing that the panel can show. */
export interface SourceChoice {
  /** The same after a refresh. */
  readonly key: string;
  readonly label: string;
  readonly source: ProfileSource;
}

/** What can be shown of a response, what is shown first at the beginning. Without profiles there is nothing to choose. */
export function sourceChoices(frames: readonly DataFrame[], baselineOption: string): readonly SourceChoice[] {
  const titles = frameTitles(frames);
  const single = (frame: DataFrame, index: number): SourceChoice => ({
    key: titles[index],
    label: titles[index],
    source: { frame },
  });
  const singles = frames.map(single);
  const baseline = baselineIndex(frames, baselineOption);
  if (baseline === -1) {
    return singles;
  }
  const comparisons = frames.flatMap((frame, index): SourceChoice[] =>
    index === baseline || isDiffFrame(frame)
      ? []
      : [
          {
            key: `${titles[index]} ⇄ ${titles[baseline]}`,
            label: `${titles[index]} compared with ${titles[baseline]}`,
            source: { frame, baseline: frames[baseline] },
          },
        ]
  );
  return [...comparisons, ...singles];
}

/** The frame that the others are compared with, -1 for none. */
function baselineIndex(frames: readonly DataFrame[], option: string): number {
  if (frames.length < 2 || option === NO_BASELINE) {
    return -1;
  }
  if (option.startsWith(REF_ID_PREFIX)) {
    const refId = option.slice(REF_ID_PREFIX.length);
    return frames.findIndex((frame) => frame.refId === refId && !isDiffFrame(frame));
  }
  // Grafana's time comparison sends the same query for another time along: it is what the query is compared with.
  const shifted = frames.findIndex((frame) => frame.meta?.timeCompare?.isTimeShiftQuery === true);
  const isPair = frames.length === 2 && !frames.some(isDiffFrame) && isSameUnit(frames[0], frames[1]);
  return isPair ? Math.max(shifted, 0) : -1;
}

/** Two queries of different things stand beside each other; only what is measured alike is compared without being asked. */
function isSameUnit(a: DataFrame, b: DataFrame): boolean {
  return profileValueField(a)?.config.unit === profileValueField(b)?.config.unit;
}

/** The query's letter; of several frames of one query their names too. */
function frameTitles(frames: readonly DataFrame[]): string[] {
  return frames.map(({ refId, name, meta }, index) => {
    const isAlone = frames.every((other, place) => place === index || other.refId !== refId);
    const isShifted = meta?.timeCompare?.isTimeShiftQuery === true;
    const parts = [refId, refId === undefined || !isAlone ? name : '', isShifted ? 'before' : ''];
    const title = parts.filter((part) => part !== undefined && part !== '').join(' · ');
    return title === '' ? `Profile ${index + 1}` : title;
  });
}
