// A data source that answers with the frames which its queries hold, as the raw frames of Grafana's TestData do: for shapes that no
// store of ours sends. It stands in the place of our data source's module; the panels are the built ones.
import { type Page } from '@playwright/test';
import { type Playground } from '../../playground/server/playgroundServer';
import { openPanels } from './panelDashboard';
import { askAgain } from './panelPage';
import { expect } from './playground';

/** Columns by name, in the order of the frame. NaN is written as Grafana writes it. */
export interface FrameColumns {
  readonly [name: string]: readonly (number | string)[];
}

export interface FramesPanel {
  readonly title: string;
  /** Per query the frame that it is answered with, then the one after the next `nextAnswers` and so on; the last one stays. */
  readonly answers: ReadonlyArray<readonly object[]>;
  readonly options?: object;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
}

/** A frame as Grafana's servers send it: text columns are labels, an enum where `texts` are given. */
export function frameJson(columns: FrameColumns, { unit = 'ns', texts }: { unit?: string; texts?: string[] } = {}) {
  const entries = Object.entries(columns);
  return {
    schema: {
      name: 'response',
      meta: { preferredVisualisationType: 'flamegraph' },
      fields: entries.map(([name]) =>
        name === 'label'
          ? { name, type: texts ? 'enum' : 'string', config: texts ? { type: { enum: { text: texts } } } : {} }
          : { name, type: 'number', config: name === 'level' ? {} : { unit } }
      ),
    },
    data: {
      values: entries.map(([, values]) => values.map((value) => (Number.isNaN(value) ? null : value))),
      entities: entries.map(([, values]) => {
        const rows = values.flatMap((value, row) => (Number.isNaN(value) ? [row] : []));
        return rows.length > 0 ? { NaN: rows } : null;
      }),
    },
  };
}

const MODULE = `define(['@grafana/data'], ({ DataSourceApi, DataSourcePlugin, dataFrameFromJSON }) => {
  class FrameSource extends DataSourceApi {
    async query({ targets }) {
      const turn = window.answerTurn ?? 0;
      const data = targets.map(({ refId, frames }) => ({
        ...dataFrameFromJSON(frames[Math.min(turn, frames.length - 1)]),
        refId,
      }));
      window.answeredQueries = (window.answeredQueries ?? 0) + targets.length;
      return { data };
    }
    async metricFindQuery() {
      return [];
    }
  }
  return { plugin: new DataSourcePlugin(FrameSource) };
});`;

/** Opens a dashboard of these panels. */
export async function openFrames(
  page: Page,
  playground: Playground,
  panels: readonly FramesPanel[],
  query: Readonly<Record<string, string>> = {}
): Promise<void> {
  await page.route('**/plugins/flameboard-profiles-datasource/module.js*', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: MODULE })
  );
  await openPanels(
    page,
    playground,
    panels.map(({ title, answers, options, gridPos }) => ({
      title,
      selectors: answers.map(() => ''),
      options,
      gridPos,
      queryOf: (place) => ({ frames: answers[place] }),
    })),
    query
  );
}

/** From now on every query is answered with its next frame. Asks again and waits for the answers. */
export async function nextAnswers(page: Page): Promise<void> {
  const answered = () => page.evaluate(() => ('answeredQueries' in window ? Number(window.answeredQueries) : 0));
  await page.evaluate(() => {
    const turn = 'answerTurn' in window ? Number(window.answerTurn) : 0;
    Object.assign(window, { answerTurn: turn + 1 });
  });
  const before = await answered();
  await askAgain(page);
  await expect.poll(answered).toBeGreaterThan(before);
}
