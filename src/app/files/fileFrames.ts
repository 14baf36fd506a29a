// Chosen files → the frames of a panel: one file is one profile, two are two queries' answers, of which the panel takes the first as baseline.
import {
  type DataFrame,
  dateTime,
  getDefaultTimeRange,
  LoadingState,
  type PanelData,
  type TimeRange,
} from '@grafana/data';
import { numbersOfCalls } from '../../engine/functions/functionNumbers';
import { type TimeRangeMs } from '../../engine/profile/profile';
import { exactFunctionsOf } from '../../frames/exactFunctions';
import { profileFrame } from '../../frames/profileFrame';
import { typeShown } from './chosenTypes';
import { type LocalFile, type LocalFiles, type LocalTree } from './localFiles';

/** Rejects with a LocalFileError when a file cannot be read any more. */
export async function filesData(
  files: readonly LocalFile[],
  profileType: string,
  reader: Pick<LocalFiles, 'tree'>
): Promise<PanelData> {
  const series = await Promise.all(
    files.map(async (file, index) => {
      const shown = typeShown(file.summary.profileTypeIds, profileType) ?? profileType;
      return fileFrame(file, shown, await reader.tree(file, shown), 'AB'[index]);
    })
  );
  return { state: LoadingState.Done, series, timeRange: timeRangeOf(files) };
}

function fileFrame({ file }: LocalFile, profileType: string, answer: LocalTree, refId: string): DataFrame {
  const { tree, isApproximate, exactCalls, notices } = answer;
  const frame = profileFrame(tree, {
    profileType,
    store: 'files',
    ...(isApproximate ? { approximate: true } : {}),
    ...(exactCalls === undefined ? {} : { exactFunctions: exactFunctionsOf(numbersOfCalls(exactCalls)) }),
  });
  const texts = notices.map((text) => ({ severity: 'warning' as const, text: `${file.name}: ${text}` }));
  return { ...frame, name: file.name, refId, meta: { ...frame.meta, notices: texts } };
}

/** From the first beginning to the last end that a file states; Grafana's usual range where none does. */
function timeRangeOf(files: readonly LocalFile[]): TimeRange {
  const ranges = files.flatMap(({ summary }): TimeRangeMs | readonly TimeRangeMs[] => summary.timeRange ?? []);
  if (ranges.length === 0) {
    return getDefaultTimeRange();
  }
  const from = dateTime(Math.min(...ranges.map(({ fromMs }) => fromMs)));
  const to = dateTime(Math.max(...ranges.map(({ toMs }) => toMs)));
  return { from, to, raw: { from, to } };
}
