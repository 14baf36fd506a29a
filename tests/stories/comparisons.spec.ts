// Comparisons and requests of whole dashboards: what several panels ask for is asked for once, and who leaves stops it.
import { type Page } from '@playwright/test';
import { type Playground } from '../../playground/server/playgroundServer';
import { expect, functionRow, panel, picture, recorded, test } from './playground';

/** The time since the new version, and as long a time before it. */
function address({ url }: Playground): string {
  return `${url}/d/comparisons?from=${recorded.deployMs}&to=${recorded.toMs}`;
}

/** The recorded profiles that the page asks for, in order. */
function profilesAsked(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (isProfile(new URL(request.url()))) {
      asked.push(request.url());
    }
  });
  return asked;
}

function isProfile({ pathname }: URL): boolean {
  return pathname.includes('/datasources/proxy/') && /\.(pb\.gz|folded|collapsed|txt)$/.test(pathname);
}

test('the period before is the baseline; unequal times are compared per second, and what several panels need is asked for once', async ({
  page,
  playground,
}) => {
  await page.setViewportSize({ width: 1400, height: 1400 });
  const asked = profilesAsked(page);
  await page.goto(address(playground));
  for (const title of ['Against the period before', 'The same once more', 'Against two minutes']) {
    await expect(panel(page, title)).toContainText('from baseline to comparison');
    await expect(panel(page, title).getByTestId('flame-graph')).toBeVisible();
  }
  const table = panel(page, 'Functions compared');
  await expect(table).toContainText('mutex_lock');
  await expect(table).toContainText('baselineSelf');
  await expect(table).toContainText('max');
  const marks = panel(page, 'CPU').getByTestId('annotation');
  await expect(marks.filter({ hasText: 'Profile: cpu' })).toHaveCount(5);
  expect(asked.length).toBeGreaterThan(10);
  expect(asked.length).toBe(new Set(asked).size);
  await panel(page, 'Against two minutes').getByTestId('panel notices').hover();
  await expect(
    page.getByText('The baseline covers 2 min and the comparison 6 min: both are shown per second.')
  ).toBeVisible();
  await picture(page, 'comparisons');
  await page.mouse.move(0, 0);
  await page.getByTestId('data-testid RefreshPicker run button').click();
  await expect(panel(page, 'Against two minutes')).toContainText('from baseline to comparison');
  expect(asked.length).toBe(new Set(asked).size);
});

test('who leaves a dashboard stops what it has asked for', async ({ page, playground }) => {
  const asked = profilesAsked(page);
  const ended: string[] = [];
  page.on('requestfailed', (request) => ended.push(request.url()));
  // Answers that never come.
  await page.route(isProfile, () => undefined);
  await page.goto(address(playground));
  await expect.poll(() => asked.length).toBe(4);
  await page.getByRole('link', { name: 'Data sources' }).click();
  await expect.poll(() => asked.filter((url) => !ended.includes(url))).toEqual([]);
  expect(asked).toHaveLength(4);
});

test('a Pyroscope dashboard of which only the data source was changed shows its panels and variables', async ({
  page,
  playground,
}) => {
  const range = `from=${recorded.fromMs}&to=${recorded.toMs}`;
  await page.goto(`${playground.url}/d/pasted?${range}`);
  await expect(functionRow(page, 'mutex_lock')).toBeVisible();
  const variables = page.getByTestId('data-testid template variable');
  await expect(variables.filter({ hasText: 'service' }).first()).toContainText('All');
  await expect(variables.filter({ hasText: 'profile_type' })).toContainText('process_cpu:cpu');
  await picture(page, 'pasted-dashboard');
  await page.goto(`${playground.url}/d/pasted?${range}&var-service=ride-sharing-app&var-filters=version|=|1.0.0`);
  await expect(functionRow(page, 'distance_km')).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Functions' })).not.toContainText('mutex_lock');
});
