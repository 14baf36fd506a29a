// Each item of the export menu becomes a file of what is shown, named after service, type and range, that its readers understand.
import { type Page } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { decodeProfile } from '../../src/engine/formats/decodeProfile';
import { buildCallTree } from '../../src/engine/tree/buildCallTree';
import { type CallTree } from '../../src/engine/tree/callTree';
import { treeToText } from '../../src/engine/tree/treeText';
import { findGo } from '../../tools/stores/goBuild';
import { all, openPanels } from './panelDashboard';
import { themes } from './panelPage';
import { expect, functionRow, picture, test } from './playground';

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const cpu = { title: 'CPU', selectors: [all] };

/** Grafana's own template as far as it says what may be loaded: no image has a blob address. */
const GRAFANA_POLICY = "object-src 'none'; img-src * data:; connect-src 'self'; media-src 'none'";

interface Saved {
  readonly name: string;
  readonly bytes: Uint8Array;
}

async function save(page: Page, item: string): Promise<Saved> {
  await page.getByRole('button', { name: 'Export' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: item }).click();
  const download = await downloading;
  const name = download.suggestedFilename();
  await expect(page.getByText(`${name} saved.`)).toBeVisible();
  return { name, bytes: new Uint8Array(readFileSync(await download.path())) };
}

const saveText = async (page: Page, item: string) => new TextDecoder().decode((await save(page, item)).bytes);
const treeOf = (bytes: Uint8Array): CallTree => buildCallTree(decodeProfile(bytes), 0);

/** What becomes of an image with a blob address: it shows that the policy is in force. */
function loadBlobImage(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const image = new Image();
        image.onload = () => resolve('loaded');
        image.onerror = () => resolve('refused');
        const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';
        image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
      })
  );
}

for (const theme of themes) {
  test(`the menu names files after service, type and range (${theme})`, async ({ page, playground }) => {
    await openPanels(page, playground, [cpu], { theme });
    await expect(functionRow(page, 'mutex_lock')).toBeVisible();
    await page.getByRole('button', { name: 'Export' }).click();
    await expect(page.getByRole('menuitem', { name: 'PNG' })).toBeVisible();
    await picture(page, `panel-export-menu-${theme}`);
    await page.keyboard.press('Escape');
    for (const [item, ending] of [
      ['SVG', 'svg'],
      ['Folded stacks', 'folded'],
      ['speedscope (JSON)', 'speedscope\\.json'],
      ['CSV of the functions', 'csv'],
    ] as const) {
      const { name } = await save(page, item);
      expect(name).toMatch(new RegExp(`^ride-sharing-app_process_cpu-cpu_\\d{8}T\\d{6}Z-\\d{8}T\\d{6}Z\\.${ending}$`));
    }
  });
}

test("a PNG is made under Grafana's content security policy", async ({ page, playground }) => {
  await page.route('**/d/flameboard-overview**', async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      headers: { ...response.headers(), 'content-security-policy': GRAFANA_POLICY },
    });
  });
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) {
      refused.push(message.text());
    }
  });
  await openPanels(page, playground, [cpu]);
  await expect(functionRow(page, 'mutex_lock')).toBeVisible();
  const { name, bytes } = await save(page, 'PNG');
  expect(name).toMatch(/\.png$/);
  expect([...bytes.subarray(0, 8)]).toEqual(PNG_SIGNATURE);
  const header = new DataView(bytes.buffer, bytes.byteOffset);
  const canvas = await page.getByTestId('flame-graph').boundingBox();
  expect(Math.abs(header.getUint32(16) - (canvas?.width ?? 0))).toBeLessThanOrEqual(1);
  // All rows are in it, not only those that the panel has room for.
  expect(header.getUint32(20)).toBeGreaterThan(200);
  expect(refused).toEqual([]);
  expect(await loadBlobImage(page)).toBe('refused');
});

test('an SVG has the names of the bars as text, and only those of the focus', async ({ page, playground }) => {
  await openPanels(page, playground, [{ ...cpu, options: { shown: 'callTreeAndFlameGraph' } }]);
  const tree = page.getByRole('treegrid', { name: 'Call tree' });
  await expect(tree).toBeVisible();
  const whole = await saveText(page, 'SVG');
  expect(whole).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(whole).toContain('order_car');
  await tree.getByRole('button', { name: 'order_car', exact: true }).first().click();
  await expect(page.getByRole('button', { name: /^Reset focus on order_car/ })).toBeVisible();
  const focused = await saveText(page, 'SVG');
  expect(focused).toContain('order_car');
  expect(focused).not.toBe(whole);
});

test('pprof, speedscope and folded files are read back to the same tree', async ({ page, playground }) => {
  await openPanels(page, playground, [cpu]);
  await expect(functionRow(page, 'mutex_lock')).toBeVisible();
  const pprof = treeOf(gunzipSync((await save(page, 'pprof (.pb.gz)')).bytes));
  const speedscope = treeOf((await save(page, 'speedscope (JSON)')).bytes);
  const folded = treeOf((await save(page, 'Folded stacks')).bytes);
  expect(pprof.functions.names).toContain('mutex_lock');
  expect(treeToText(speedscope)).toBe(treeToText(pprof));
  expect(folded.total[0]).toBe(pprof.total[0]);
  expect([...new Set(folded.functions.names)].sort()).toEqual([...new Set(pprof.functions.names)].sort());
});

test('go tool pprof lists the functions of an exported pprof', async ({ page, playground }, testInfo) => {
  const go = findGo();
  test.skip('reason' in go, `Without Go nothing was tried: ${'reason' in go ? go.reason : ''}`);
  await openPanels(page, playground, [cpu]);
  await expect(functionRow(page, 'mutex_lock')).toBeVisible();
  const { name, bytes } = await save(page, 'pprof (.pb.gz)');
  const file = testInfo.outputPath(name);
  writeFileSync(file, bytes);
  const { stdout, stderr } = spawnSync('go', ['tool', 'pprof', '-top', file], { encoding: 'utf8' });
  expect(stderr).not.toMatch(/unrecognized|parsing profile|failed/i);
  expect(stdout).toContain('Type: cpu');
  expect(stdout).toMatch(/flat%.*cum%/);
  expect(stdout).toContain('mutex_lock');
});

test('a filter holds for what is exported', async ({ page, playground }) => {
  await openPanels(page, playground, [cpu]);
  await functionRow(page, 'mutex_lock').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Show only stacks with it' }).click();
  await expect(functionRow(page, 'mutex_lock')).toContainText('100 %');
  const folded = await saveText(page, 'Folded stacks');
  const stacks = folded.trimEnd().split('\n');
  expect(stacks.length).toBeGreaterThan(0);
  expect(stacks.filter((stack) => !stack.includes('mutex_lock'))).toEqual([]);
});

test('the CSV has the order of the table, and of a searched table its functions', async ({ page, playground }) => {
  await openPanels(page, playground, [cpu]);
  await expect(functionRow(page, 'mutex_lock')).toBeVisible();
  const grid = page.getByRole('grid', { name: 'Functions' });
  await grid.getByRole('columnheader', { name: 'Function' }).getByRole('button').click();
  await expect(grid.getByRole('columnheader', { name: 'Function' })).toHaveAttribute('aria-sort', 'ascending');
  const firstShown = await grid.getByRole('row').nth(1).getByRole('gridcell').first().textContent();
  const [header, first] = (await saveText(page, 'CSV of the functions')).split('\r\n');
  expect(header).toBe('function,file,self (nanoseconds),total (nanoseconds)');
  expect(first.split(',')[0].replaceAll('"', '')).toBe(firstShown);
  await page.getByRole('textbox', { name: 'Search functions' }).fill('mutex_lock');
  await expect(page.getByRole('status').filter({ hasText: '1 function' })).toBeVisible();
  const found = (await saveText(page, 'CSV of the functions')).trimEnd().split('\r\n');
  expect(found.slice(1).map((line) => line.split(',')[0])).toEqual(['mutex_lock']);
});
