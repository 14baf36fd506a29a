// Grafana's own flame graph in a bare page: from the data frame in hand to the first paint.
import { createDataFrame, createTheme, type DataFrame, FieldType, ThemeContext } from '@grafana/data';
import { FlameGraph } from '@grafana/flamegraph';
import React from 'react';
import { createRoot } from 'react-dom/client';
import { type CallTree } from '../../src/engine/tree/callTree';
import { afterPaint } from './afterPaint';

/** The frame as Grafana's data sources write it: plain arrays. */
export function prepare(tree: CallTree): DataFrame {
  const texts = [...tree.functions.names];
  return createDataFrame({
    fields: [
      { name: 'level', type: FieldType.number, values: Array.from(tree.depth) },
      { name: 'value', type: FieldType.number, config: { unit: 'ns' }, values: Array.from(tree.total) },
      { name: 'self', type: FieldType.number, config: { unit: 'ns' }, values: Array.from(tree.self) },
      {
        name: 'label',
        type: FieldType.enum,
        config: { type: { enum: { text: texts } } },
        values: Array.from(tree.functionIndex),
      },
    ],
  });
}

const theme = createTheme({ colors: { mode: 'dark' } });

/** Mounts the panel's component without its table, and resolves after its first canvas has been painted. */
export async function mount(element: HTMLElement, frame: DataFrame): Promise<void> {
  const drawn = new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      const canvas = element.querySelector('canvas');
      if (canvas !== null && canvas.width > 0) {
        observer.disconnect();
        resolve();
      }
    });
    observer.observe(element, { childList: true, subtree: true, attributes: true });
  });
  const graph = React.createElement(FlameGraph, {
    data: frame,
    getTheme: () => theme,
    showFlameGraphOnly: true,
    stickyHeader: false,
  });
  createRoot(element).render(React.createElement(ThemeContext.Provider, { value: theme }, graph));
  await drawn;
  await afterPaint();
}
