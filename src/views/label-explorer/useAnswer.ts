// Asks the worker what is shown, again whenever the question or the tables change; the answer before stays until the next one is there.
import { useEffect, useState } from 'react';
import { type ExplainClient } from '../../worker/explain/explainClient';
import { type ExplorerAnswer, type ExplorerQuestion } from '../../worker/explain/explainRequest';
import { type LoadedTables } from './useLoadedTables';

export interface AnswerState {
  readonly answer: ExplorerAnswer | undefined;
  readonly isAsking: boolean;
  /** A sentence on why there is no answer. */
  readonly problem: string | undefined;
}

/** `question`: the same object as long as the same is asked. */
export function useAnswer(
  client: ExplainClient,
  loaded: LoadedTables | undefined,
  question: ExplorerQuestion
): AnswerState {
  const [outcome, setOutcome] = useState<{
    readonly loaded: LoadedTables;
    readonly question: ExplorerQuestion;
    readonly answer?: ExplorerAnswer;
    readonly problem?: string;
  }>();
  useEffect(() => {
    if (loaded === undefined) {
      return undefined;
    }
    let isCurrent = true;
    client.answer(question).then(
      (answer) => {
        if (isCurrent) {
          setOutcome({ loaded, question, answer });
        }
      },
      (error: unknown) => {
        if (isCurrent) {
          const problem = error instanceof Error ? error.message : String(error);
          setOutcome((before) => ({ loaded, question, answer: before?.answer, problem }));
        }
      }
    );
    return () => {
      isCurrent = false;
    };
  }, [client, loaded, question]);
  return {
    answer: outcome?.answer,
    isAsking: loaded !== undefined && (outcome?.loaded !== loaded || outcome.question !== question),
    problem: outcome?.problem,
  };
}
