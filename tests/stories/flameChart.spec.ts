// A recording in order of time: asked for in the query, drawn lane by lane under a ruler, merged in the other views.
import { AxeBuilder } from '@axe-core/playwright';
import { type Page } from '@playwright/test';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Playground, startPlayground } from '../../playground/server/playgroundServer';
import { repositoryRoot } from '../../tools/repository';
import { openPanels } from './panelDashboard';
import { expect, functionRow, panel, picture, test as base } from './playground';

/** A playground whose profiles are one recording of Node and one of several threads. */
const test = base.extend<object, { readonly recordings: Playground }>({
  recordings: [
    async ({}, use) => {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'flameboard-recordings-'));
      const testdata = path.join(repositoryRoot, 'testdata');
      for (const [service, time, file] of [
        ['node', '1215', 'node/work.cpuprofile'],
        ['threads', '1904', 'async-profiler/wall.jfr'],
        ['twice', '1215', 'node/work.cpuprofile'],
        ['twice', '1216', 'node/work.cpuprofile'],
      ]) {
        const target = path.join(folder, `service_name=${service}`);
        mkdirSync(target, { recursive: true });
        cpSync(path.join(testdata, file), path.join(target, `20261121T${time}00Z${path.extname(file)}`));
      }
      const playground = await startPlayground({ port: 0, quiet: true, profiles: folder });
      await use(playground);
      await playground.close();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

const node = { title: 'Node', selectors: ['{service_name="node"}'] };
const query = { profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds', order: 'time' };
const chart = (page: Page) => panel(page, 'Node').getByTestId('flame-chart');
const views = (page: Page) => page.getByRole('group', { name: 'Views' });

for (const theme of ['dark', 'light'] as const) {
  test(`a recording in order of time, zoomed to a bar and back (${theme})`, async ({ page, recordings }) => {
    await openPanels(page, recordings, [{ ...node, query }], { theme });
    await expect(chart(page)).toHaveAccessibleName(/^Flame chart of cpu, \d+ bars in \d+ rows, \d+ ms long$/);
    await expect(functionRow(page, 'findNearestVehicle')).toBeVisible();
    await picture(page, `flame-chart-${theme}`);
    await chart(page).hover({ position: { x: 300, y: 60 } });
    await expect(page.getByTestId('flame-graph-tooltip')).toContainText(/From .+ on, for .+\./);
    await picture(page, `flame-chart-tooltip-${theme}`);
    await chart(page).click({ position: { x: 300, y: 100 } });
    await expect(page.getByTestId('flame-graph-minimap')).toBeVisible();
    await picture(page, `flame-chart-zoomed-${theme}`);
    const { violations } = await new AxeBuilder({ page })
      .include('[data-plugin-id=flameboard-flamegraph-panel]')
      .withTags(['wcag2a', 'wcag2aa'])
      .analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await chart(page).press('Escape');
    await expect(page.getByTestId('flame-graph-minimap')).toBeHidden();
  });
}

test('the merged flame graph is a click away, and links keep it', async ({ page, recordings }) => {
  await openPanels(page, recordings, [{ ...node, query }]);
  await expect(chart(page)).toBeVisible();
  await views(page).getByRole('button', { name: 'Table' }).click();
  await views(page).getByRole('button', { name: 'Flame graph' }).click();
  await expect(panel(page, 'Node').getByTestId('flame-graph')).toBeVisible();
  await expect(chart(page)).toBeVisible();
  await picture(page, 'flame-chart-and-graph');
});

test('threads have lanes of their own, also on a narrow page', async ({ page, recordings }) => {
  // Where the recording itself says it was made.
  const range = { from: '2026-11-21T19:00:00.000Z', to: '2026-11-21T19:10:00.000Z' };
  await openPanels(
    page,
    recordings,
    [
      {
        title: 'Node',
        selectors: ['{service_name="threads"}'],
        query: { ...query, profileTypeId: 'wall:wall-samples:count::' },
        options: { shown: 'flameChart' },
      },
    ],
    range
  );
  await expect(chart(page)).toBeVisible();
  await picture(page, 'flame-chart-lanes');
  await page.setViewportSize({ width: 480, height: 800 });
  await expect(chart(page)).toBeVisible();
  await picture(page, 'flame-chart-narrow');
});

test('several recordings are merged, and the panel says so', async ({ page, recordings }) => {
  await openPanels(page, recordings, [{ ...node, selectors: ['{service_name="twice"}'], query }]);
  await expect(panel(page, 'Node').getByTestId('flame-graph')).toBeVisible();
  await expect(views(page).getByRole('button', { name: 'Flame chart' })).toBeHidden();
});
