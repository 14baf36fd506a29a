// Frames → tables in the worker. Reading goes on in slices, so that the page stays usable while millions of texts are looked at.
import { type DataFrame } from '@grafana/data';
import { useEffect, useState } from 'react';
import { type LabelFilter, type LabelTables, readLabelTables } from '../../frames/labelTables';
import { type ExplainClient } from '../../worker/explain/explainClient';
import { type Timeline } from '../../worker/explain/explainRequest';

/** What the worker holds. Another object after each load: whatever was asked before is to be asked again. */
export interface LoadedTables {
  readonly timeline: Timeline;
  readonly hasBaseline: boolean;
  /** Labels that were read; without any there is nothing to explore. */
  readonly labelCount: number;
}

export interface LoadState {
  /** The last tables that were loaded; undefined before the first. */
  readonly loaded: LoadedTables | undefined;
  readonly isLoading: boolean;
  /** A sentence on why loading failed. */
  readonly problem: string | undefined;
}

/** So long the page waits at most for the next slice. */
const SLICE_MS = 12;

/** `frames`: the same array as long as nothing is to be read again. */
export function useLoadedTables(
  client: ExplainClient,
  frames: readonly DataFrame[],
  keep: LabelFilter,
  stepMs: number | undefined
): LoadState {
  const [outcome, setOutcome] = useState<{
    readonly of: readonly DataFrame[];
    readonly keep: LabelFilter;
    readonly loaded?: LoadedTables;
    readonly problem?: string;
  }>();
  useEffect(() => {
    let isCurrent = true;
    const load = async () => {
      const tables = await readInSlices(readLabelTables(frames, keep), () => isCurrent);
      if (tables === undefined) {
        return;
      }
      const hasBaseline = tables.baseline.length > 0;
      const labelCount = tables.comparison.reduce((count, { labels }) => count + labels.length, 0);
      const timeline = await client.load({ ...tables, stepMs });
      if (isCurrent) {
        setOutcome({ of: frames, keep, loaded: { timeline, hasBaseline, labelCount } });
      }
    };
    load().catch((error: unknown) => {
      if (isCurrent) {
        const problem = error instanceof Error ? error.message : String(error);
        setOutcome((before) => ({ of: frames, keep, loaded: before?.loaded, problem }));
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [client, frames, keep, stepMs]);
  return {
    loaded: outcome?.loaded,
    isLoading: outcome?.of !== frames || outcome.keep !== keep,
    problem: outcome?.problem,
  };
}

/** Undefined when nobody wants the tables any more. */
async function readInSlices(
  steps: Generator<undefined, LabelTables>,
  isWanted: () => boolean
): Promise<LabelTables | undefined> {
  let sliceEnd = performance.now() + SLICE_MS;
  while (isWanted()) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
    if (performance.now() > sliceEnd) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      sliceEnd = performance.now() + SLICE_MS;
    }
  }
  return undefined;
}
