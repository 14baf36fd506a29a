// The common scale of the small charts: asked for behind each answer, so that the answer does not wait for it.
import { useEffect, useState } from 'react';
import { type ExplainClient } from '../../worker/explain/explainClient';
import { type ExplorerAnswer } from '../../worker/explain/explainRequest';

/** Undefined until it is first known; the scale of the answer before stays until the next one is there. */
export function useChartScale(client: ExplainClient, answer: ExplorerAnswer, isShown: boolean): number | undefined {
  const [scale, setScale] = useState<number>();
  useEffect(() => {
    let isCurrent = true;
    if (isShown) {
      client.chartScale().then(
        (known) => {
          if (isCurrent) {
            setScale(known);
          }
        },
        () => {
          // The list says why the worker stopped; rows stay readable without their charts.
        }
      );
    }
    return () => {
      isCurrent = false;
    };
  }, [client, answer, isShown]);
  return scale;
}
