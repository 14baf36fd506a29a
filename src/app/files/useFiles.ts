// The page's state and what moves it: files are read and counted in the worker, and only the newest answer counts.
import { type PanelData } from '@grafana/data';
import { useCallback, useEffect, useReducer, useState } from 'react';
import { rareFormatsUrl } from '../../worker/rareFormatsUrl';
import { startProfileWorker } from '../../worker/startProfileWorker';
import { WorkbenchClient } from '../../worker/workbenchClient';
import { filesData } from './fileFrames';
import { type FilesAction, filesReducer, type FilesState, noFiles } from './filesState';
import { type ChosenFile, type LocalFile, LocalFileError, LocalFiles } from './localFiles';

/** Two large profiles stay decoded while their types are tried. */
const CACHE_BYTES = 512e6;

export interface Files {
  readonly state: FilesState;
  /** The frames of the files; undefined without any. */
  readonly data: PanelData | undefined;
  /** A sentence on why there are no frames although there are files. */
  readonly problem: string | undefined;
  readonly choose: (files: readonly ChosenFile[]) => void;
  readonly dispatch: (action: FilesAction) => void;
}

type Answer = { readonly data: PanelData } | { readonly problem: string };

export function useFiles(): Files {
  const [reader] = useState(
    () =>
      new LocalFiles(
        new WorkbenchClient({ cacheBytes: CACHE_BYTES, rareFormatsUrl: rareFormatsUrl() }, startProfileWorker)
      )
  );
  const [state, dispatch] = useReducer(filesReducer, noFiles);
  const { files, profileType } = state;
  const answer = useAnswer(reader, files, profileType);
  const choose = useCallback(
    (chosen: readonly ChosenFile[]) => {
      const names = chosen.map(({ name }) => name);
      dispatch({ kind: 'begin', names });
      void readAll(reader, chosen).then((outcome) => dispatch({ kind: 'end', names, ...outcome }));
    },
    [reader]
  );
  return {
    state,
    data: answer !== undefined && 'data' in answer ? answer.data : undefined,
    problem: answer !== undefined && 'problem' in answer ? answer.problem : undefined,
    choose,
    dispatch,
  };
}

function useAnswer(
  reader: LocalFiles,
  files: readonly LocalFile[],
  profileType: string | undefined
): Answer | undefined {
  const [answer, setAnswer] = useState<Answer>();
  useEffect(() => {
    let isOld = false;
    const show = (next: Answer | undefined) => {
      if (!isOld) {
        setAnswer(next);
      }
    };
    if (profileType === undefined) {
      show(undefined);
    } else {
      filesData(files, profileType, reader).then(
        (data) => show({ data }),
        (error: unknown) => show({ problem: sentenceOf(error) })
      );
    }
    return () => {
      isOld = true;
    };
  }, [reader, files, profileType]);
  return answer;
}

async function readAll(reader: LocalFiles, chosen: readonly ChosenFile[]) {
  const outcomes = await Promise.all(
    chosen.map((file) =>
      reader.read(file).then(
        (read) => ({ read: [read], problems: [] }),
        (error: unknown) => ({ read: [], problems: [sentenceOf(error)] })
      )
    )
  );
  return { read: outcomes.flatMap(({ read }) => read), problems: outcomes.flatMap(({ problems }) => problems) };
}

/** A file that is no profile is the user's to know; anything else is ours, and says so. */
function sentenceOf(error: unknown): string {
  return error instanceof LocalFileError
    ? error.message
    : `The file could not be shown: ${error instanceof Error ? error.message : String(error)}`;
}
