// `labels`: a profile type split by its labels over time, for the label explorer: one request for all labels together, one more for each
// label with very many values, for both sides where there is a baseline. Arrives in parts.
import { type DataFrame } from '@grafana/data';
import { parseProfileTypeId } from '../../engine/profile/profileType';
import { labelsFrame, type LabelsMeta, withLabelsProgress } from '../../frames/labelsFrame';
import { grafanaUnit } from '../../frames/units';
import { warnings, withNotices } from '../answerFrames';
import { type ProfilesQuery } from '../query';
import { aggregationOf } from '../stores/aggregation';
import { forEachAtOnce } from '../stores/forEachAtOnce';
import { type ProfileRequest } from '../stores/store';
import { StoreError } from '../stores/storeError';
import { chooseLabels, type LabelChoice } from './labelChoice';
import { splitByLabels, type SplitAnswer } from './labelSeries';
import { type QueryContext, requireAbility } from './queryContext';
import { type BaselineSide, type Sides, sidesOf } from './sides';

/** Small charts need no more points, and each multiplies the rows. */
const MAX_POINTS = 120;

/** Label sets of all labels together beyond these are summed up. */
const SET_LIMIT = 2000;

const REQUESTS_AT_ONCE = 4;

/** One request's worth: the labels that are split together. */
interface Part {
  readonly groupBy: readonly string[];
  readonly limit: number;
  /** How many values the one label has; undefined for all labels together. */
  readonly valueCount?: number;
}

/** What came back for a part: the comparison's answer first. */
type PartAnswers = readonly SplitAnswer[];

export async function labelsFrames(query: ProfilesQuery, context: QueryContext): Promise<DataFrame[]> {
  requireAbility(context.store, 'groupBy', 'The split by labels');
  const sides = await sidesOf(query, context);
  const requests = [sides.comparison, ...(sides.baseline === undefined ? [] : [sides.baseline.request])];
  const choice = await chooseLabels(query, requests, context.store);
  const parts: readonly Part[] = [
    { groupBy: choice.narrow, limit: SET_LIMIT },
    ...choice.wide.map(({ name, valueCount }) => ({ groupBy: [name], limit: choice.valueLimit, valueCount })),
  ];
  const stepMs = stepOf(requests, context);
  const framesOf: DataFrame[][] = parts.map(() => []);
  const failures: string[] = [];
  let done = 0;
  await forEachAtOnce([...parts.keys()], Math.max(1, REQUESTS_AT_ONCE / requests.length), async (index) => {
    const part = parts[index];
    try {
      const answers = await Promise.all(
        requests.map((request) =>
          splitByLabels(context.store, { ...request, stepMs, groupBy: part.groupBy, limit: part.limit })
        )
      );
      framesOf[index] = partFrames(part, answers, choice, sides, query, context);
    } catch (error) {
      if (index === 0 || !(error instanceof StoreError)) {
        throw error;
      }
      failures.push(`The label ${part.groupBy.join()} is missing: ${error.message}`);
    }
    done++;
    if (done < parts.length) {
      context.onPartial(framesOf.flat().map((frame) => withLabelsProgress(frame, { done, total: parts.length })));
    }
  });
  const [first, ...others] = framesOf.flat();
  return [withNotices(first, warnings([...choice.notices, ...failures])), ...others];
}

function stepOf(requests: readonly ProfileRequest[], { settings }: QueryContext): number {
  const longestMs = Math.max(...requests.map(({ range }) => range.toMs - range.fromMs));
  return Math.max(settings.minStepMs, Math.ceil(longestMs / MAX_POINTS));
}

function partFrames(
  part: Part,
  answers: PartAnswers,
  choice: LabelChoice,
  sides: Sides,
  query: ProfilesQuery,
  { store }: QueryContext
): DataFrame[] {
  const shown = shownLabels(part, answers, choice);
  const isFirst = part.valueCount === undefined;
  return answers.map((answer, index) => {
    const baseline: BaselineSide | undefined = index === 1 ? sides.baseline : undefined;
    const request = baseline?.request ?? sides.comparison;
    const meta: LabelsMeta = {
      side: index === 0 ? 'comparison' : 'baseline',
      profileType: request.profileTypeId,
      store: store.kind,
      stepMs: answer.stepMs,
      aggregation: aggregationOf(request.profileTypeId),
      ...request.range,
      ...(answer.cut === undefined ? {} : { cut: { ...answer.cut, ...hiddenValues(part) } }),
      ...(isFirst
        ? { leftOut: { internal: choice.internalCount, singleValued: part.groupBy.length - shown.length } }
        : {}),
      ...(sides.baseline === undefined ? {} : { baseline: sides.baseline.meta }),
    };
    const unit = grafanaUnit(answer.unit ?? parseProfileTypeId(request.profileTypeId)?.sampleUnit ?? '');
    const frame = { ...labelsFrame(shown, answer.series, unit, meta), refId: query.refId };
    return withNotices(frame, warnings(answer.notices));
  });
}

/** Without those that have one value on all sides: they cannot explain anything. What the user chose is always shown. */
function shownLabels(
  { groupBy, valueCount }: Part,
  answers: PartAnswers,
  { isChosen }: LabelChoice
): readonly string[] {
  if (isChosen || valueCount !== undefined) {
    return groupBy;
  }
  const series = answers.flatMap((answer) => answer.series);
  return groupBy.filter((name) => {
    const values = new Set(series.map(({ labels }) => labels.find((label) => label.name === name)?.value ?? ''));
    return values.size > 1;
  });
}

/** Of one label it is known how many values there are. */
function hiddenValues({ limit, valueCount }: Part): { readonly hiddenCount?: number } {
  return valueCount === undefined ? {} : { hiddenCount: valueCount - limit };
}
