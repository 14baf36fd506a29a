// A query's answer as the JSON that Grafana would store of it.
import { dataFrameToJSON, type PanelData } from '@grafana/data';
import React, { useMemo } from 'react';

/** A profile of a million nodes is not read as text. */
const maxCharacters = 20_000;

export function ResultJson({ data }: { readonly data: PanelData }) {
  const text = useMemo(() => resultText(data), [data]);
  return (
    <details>
      <summary>{`Answer as JSON, frames: ${data.series.length}`}</summary>
      <pre data-testid="query result">{text}</pre>
    </details>
  );
}

function resultText({ state, series, annotations = [], errors }: PanelData): string {
  const frames = [...series, ...annotations].map((frame) => dataFrameToJSON(frame));
  const text = JSON.stringify({ state, errors, frames }, undefined, 2);
  return text.length <= maxCharacters
    ? text
    : `${text.slice(0, maxCharacters)}\n… ${text.length - maxCharacters} more characters`;
}
