// `functions` by line, and the source lines beside a profile: the most expensive lines, with the baseline's values beside them. Trees of
// stores know functions alone, so lines are counted from the whole profiles, which every store has.
import { type DataFrame } from '@grafana/data';
import { lineTree } from '../../engine/lines/lineTree';
import { topLines } from '../../engine/lines/topLines';
import { type Profile } from '../../engine/profile/profile';
import { ProfileBuilder } from '../../engine/profile/profileBuilder';
import { parseProfileTypeId, profileTypesOf } from '../../engine/profile/profileType';
import { isDiffTree } from '../../engine/tree/callTree';
import { linesFrame } from '../../frames/linesFrame';
import { filterSamples } from '../../worker/filterSamples';
import { maskOfStacks } from '../../worker/stackMask';
import { treeNotices, withNotices } from '../answerFrames';
import { type ProfilesQuery } from '../query';
import { type ProfileRequest, type TreeAnswer } from '../stores/store';
import { StoreError } from '../stores/storeError';
import { compareAnswers, type ComparedTrees } from './comparedTrees';
import { functionFilter } from './functionFilter';
import { type QueryContext, someOf } from './queryContext';
import { type Sides } from './sides';

export interface LinesOptions {
  readonly sortBy: 'self' | 'total';
  /** At most so many lines. */
  readonly limit: number;
}

/** A tree of lines instead of functions. */
interface LineAnswer extends TreeAnswer {
  readonly isSelfOnly: boolean;
}

/** One frame of lines. Rejects with a StoreError for what lines cannot be had of. */
export async function lineFrame(
  query: ProfilesQuery,
  { comparison, baseline }: Sides,
  context: QueryContext,
  { sortBy, limit }: LinesOptions
): Promise<DataFrame> {
  const accepts = functionFilter(query.frameFilter);
  refuseParts(query);
  const callSite = someOf(query.stackTraceSelector);
  const [after, before] = await Promise.all([
    lineAnswer(comparison, context, callSite),
    baseline && lineAnswer(baseline.request, context, callSite),
  ]);
  const answer: ComparedTrees = before && baseline ? compareAnswers(before, after, comparison, baseline) : after;
  const top = topLines(answer.tree, { by: sortBy, limit, accepts });
  const isSelfOnly = after.isSelfOnly || before?.isSelfOnly === true;
  const frame = linesFrame(answer.tree, top, {
    profileType: comparison.profileTypeId,
    store: context.store.kind,
    sortBy,
    lineCount: top.functionCount,
    total: answer.tree.total[0],
    ...(isSelfOnly ? { selfOnly: true } : {}),
    ...(answer.isApproximate ? { approximate: true } : {}),
    ...(answer.baseline === undefined ? {} : { baseline: answer.baseline }),
    ...(isDiffTree(answer.tree) ? { baselineTotal: answer.tree.baselineTotal[0] } : {}),
  });
  const notices = { ...answer, notices: [...answer.notices, ...(isSelfOnly ? [SELF_ONLY] : [])] };
  return withNotices({ ...frame, refId: query.refId }, treeNotices(notices, 'values of lines are lower bounds'));
}

const SELF_ONLY =
  'These recordings hold what a line costs by itself and not what it calls: the total of a line is its self value.';
const NO_LINES =
  'These profiles have no source lines: their frames know functions alone. Profilers that can leave lines out keep them by default; py-spy drops them with --nolineno, vmprof has them with lines=True.';

/** Whole profiles are asked for, and those know nothing of spans, traces or single profiles. */
function refuseParts({ spanSelector, traceIdSelector, profileIdSelector }: ProfilesQuery): void {
  if ([spanSelector, traceIdSelector, profileIdSelector].some((ids) => someOf(ids) !== undefined)) {
    throw new StoreError(
      'Source lines of single spans, traces or profiles',
      'cannot be had: stores give them for whole selections',
      'Remove the ids from the query, or ask for functions instead of lines.'
    );
  }
}

async function lineAnswer(
  request: ProfileRequest,
  { store }: QueryContext,
  callSite: readonly string[] | undefined
): Promise<LineAnswer> {
  const { profile: whole, notices } = await store.profile(request);
  const profile = whole ?? emptyProfile(request.profileTypeId);
  const meant =
    callSite === undefined
      ? profile
      : filterSamples(profile, { stackMask: maskOfStacks(profile, { kind: 'callSite', path: callSite }) });
  const { tree, hasLines, isSelfOnly } = lineTree(meant, sampleTypeIn(profile, request.profileTypeId));
  return {
    tree,
    isTruncated: false,
    isApproximate: profile.approximate && !isSelfOnly,
    isSelfOnly,
    notices: [...notices, ...(hasLines || tree.length === 1 ? [] : [NO_LINES])],
  };
}

/** The sample type of an id. Profile servers give the profile of one type, whatever they call it there. */
function sampleTypeIn(profile: Profile, profileTypeId: string): number {
  const same = profileTypesOf(profile).find(({ id }) => id === profileTypeId);
  const asked = parseProfileTypeId(profileTypeId);
  const alike = profile.sampleTypes.findIndex(
    ({ name, unit }) => name === asked?.sampleType && unit === asked.sampleUnit
  );
  return same?.sampleTypeIndex ?? (alike === -1 ? profile.defaultSampleTypeIndex : alike);
}

function emptyProfile(profileTypeId: string): Profile {
  const { sampleType = '', sampleUnit = '' } = parseProfileTypeId(profileTypeId) ?? {};
  return new ProfileBuilder([{ name: sampleType, unit: sampleUnit }]).build({ format: 'none' });
}
