// Grafana's own flame graph in a bare page: from the data frame in hand to the first paint, and what its users do with it.
import { createDataFrame, createTheme, type DataFrame, type Field, FieldType, ThemeContext } from '@grafana/data';
import { FlameGraph } from '@grafana/flamegraph';
import React from 'react';
import { createRoot } from 'react-dom/client';
import { type CallTree, isDiffTree } from '../../src/engine/tree/callTree';
import { afterPaint } from './afterPaint';
import { openGrafanaPage } from './grafanaPage';
import { type Mounted } from './mounted';
import { type Workload } from './workload';

/** The frame as Grafana's data sources write it: plain arrays. */
export function prepare(tree: CallTree): DataFrame {
  const diff = isDiffTree(tree) ? tree : undefined;
  const numbers = (name: string, values: ArrayLike<number>): Field => ({
    name,
    type: FieldType.number,
    config: { unit: 'ns' },
    values: Array.from(values),
  });
  return createDataFrame({
    fields: [
      numbers('level', tree.depth),
      numbers('value', diff === undefined ? tree.total : diff.baselineTotal),
      numbers('self', diff === undefined ? tree.self : diff.baselineSelf),
      {
        name: 'label',
        type: FieldType.enum,
        config: { type: { enum: { text: [...tree.functions.names] } } },
        values: Array.from(tree.functionIndex),
      },
      ...(diff === undefined ? [] : [numbers('valueRight', diff.total), numbers('selfRight', diff.self)]),
    ],
  });
}

const theme = createTheme({ colors: { mode: 'dark' } });

export const openPage = () => openGrafanaPage(theme);

/** Mounts the panel's component, alone or with its header and table, and resolves after its first canvas has been painted. */
export async function mount(element: HTMLElement, frame: DataFrame, shown: Workload['shown']): Promise<Mounted> {
  const root = createRoot(element);
  const show = (data: DataFrame) => {
    const graph = React.createElement(FlameGraph, {
      data,
      getTheme: () => theme,
      showFlameGraphOnly: shown === 'graph',
      stickyHeader: false,
    });
    root.render(React.createElement(ThemeContext.Provider, { value: theme }, graph));
  };
  const drawn = canvasAppears(element);
  show(frame);
  await drawn;
  await afterPaint();
  return {
    async refresh(next) {
      show(next as DataFrame);
      await afterPaint();
    },
    async collapse() {
      element.querySelector<HTMLElement>('[aria-label="Expand all groups"]')?.click();
      await afterPaint();
    },
  };
}

function canvasAppears(element: HTMLElement): Promise<void> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      const canvas = element.querySelector('canvas');
      if (canvas !== null && canvas.width > 0) {
        observer.disconnect();
        resolve();
      }
    });
    observer.observe(element, { childList: true, subtree: true, attributes: true });
  });
}
