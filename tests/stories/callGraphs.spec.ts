// Files that know calls but no stacks: the flame graph says that it is made up, the table is exact, and nothing has to be guessed.
import { AxeBuilder } from '@axe-core/playwright';
import { type Page } from '@playwright/test';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Playground, startPlayground } from '../../playground/server/playgroundServer';
import { repositoryRoot } from '../../tools/repository';
import { all, openPanels } from './panelDashboard';
import { expect, functionRow, panel, picture, test as base } from './playground';

/** A playground whose profiles are one file of cProfile. */
const test = base.extend<object, { readonly graphs: Playground }>({
  graphs: [
    async ({}, use) => {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'flameboard-graphs-'));
      const target = path.join(folder, 'service_name=ride-sharing-app');
      mkdirSync(target);
      const file = path.join(repositoryRoot, 'testdata', 'cprofile', 'rideshare.prof');
      cpSync(file, path.join(target, '20261121T121500Z.prof'));
      const playground = await startPlayground({ port: 0, quiet: true, profiles: folder });
      await use(playground);
      await playground.close();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

const query = { profileTypeId: 'wall:wall:nanoseconds::' };
const flameGraph = (page: Page) => panel(page, 'Wall').locator('canvas').first();

for (const theme of ['dark', 'light'] as const) {
  test(`a made up tree is marked, its table is exact (${theme})`, async ({ page, graphs }) => {
    await openPanels(page, graphs, [{ title: 'Wall', selectors: [all], query }], { theme });
    await expect(functionRow(page, 'check_driver_availability')).toBeVisible();
    // What the file says of a function in a cycle; the tree alone would say 31.3 µs.
    await expect(functionRow(page, 'even')).toContainText('34.2 µs');
    await expect(page.getByText('approximate', { exact: true })).toBeVisible();
    await flameGraph(page).hover({ position: { x: 200, y: 60 } });
    await expect(page.getByTestId('flame-graph-tooltip')).toContainText('Approximate');
    await picture(page, `call-graph-${theme}`);
    const { violations } = await new AxeBuilder({ page })
      .include('[data-plugin-id=flameboard-flamegraph-panel]')
      .withTags(['wcag2a', 'wcag2aa'])
      .analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
}

test('cut at shared functions nothing is divided, and that is said', async ({ page, graphs }) => {
  await openPanels(page, graphs, [{ title: 'Wall', selectors: [all], query: { ...query, cutSharedFunctions: true } }]);
  // The table still lists what is not drawn.
  await expect(functionRow(page, 'check_driver_availability')).toContainText('150 ms');
  await expect(page.getByText('approximate', { exact: true })).toBeHidden();
  await picture(page, 'call-graph-cut');
});
