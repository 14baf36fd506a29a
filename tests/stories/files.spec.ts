// Files dropped on the page: one is a profile, two are compared, and nothing is sent anywhere.
import { AxeBuilder } from '@axe-core/playwright';
import { type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'glob';
import { repositoryRoot } from '../../tools/repository';
import { expect, functionRow, picture, test } from './playground';

const sample = (pattern: string) =>
  globSync(`samples/profiles/*/region=eu-north/${pattern}`, { cwd: repositoryRoot, absolute: true }).sort()[0];
const before = sample('version=1.0.0/*.cpu.pb.gz');
const afterwards = sample('version=1.1.0/*.cpu.pb.gz');

/** Drops files on the page as a file manager does. */
async function drop(
  page: Page,
  files: ReadonlyArray<{ readonly name: string; readonly bytes: Buffer }>
): Promise<void> {
  const sent = files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') }));
  await page.evaluate((dropped) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of dropped) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    const event = { dataTransfer: transfer, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new DragEvent('dragover', event));
    document.body.dispatchEvent(new DragEvent('drop', event));
  }, sent);
}

const read = (file: string) => ({ name: path.basename(file), bytes: readFileSync(file) });
const input = (page: Page) => page.getByTestId('files-input');
const regressions = (page: Page) => page.getByRole('grid', { name: 'Regressions, worst first' });

test.beforeEach(async ({ page, playground }) => {
  await page.goto(`${playground.url}/a/flameboard-profiles-app/files`);
  await expect(page.getByRole('heading', { name: 'Drop a profile here, or two to compare them' })).toBeVisible();
});

test('a dropped file is a flame graph, and no byte of it leaves the browser', async ({ page }) => {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') {
      sent.push(request.url());
    }
  });
  await drop(page, [read(afterwards)]);
  await expect(functionRow(page, 'mutex_lock')).toBeVisible();
  await expect(page.getByTestId('flame-graph')).toHaveAttribute('aria-label', /^Flame graph of cpu, \d+ call nodes/);
  expect(sent).toEqual([]);
  await picture(page, 'files-one');
});

test('two files are compared; swapping the sides turns what got slower into what got faster', async ({ page }) => {
  await input(page).setInputFiles([before]);
  await expect(functionRow(page, 'distance_km')).toBeVisible();
  await input(page).setInputFiles([afterwards]);
  await expect(regressions(page).getByRole('row').nth(1)).toContainText('mutex_lock');
  await picture(page, 'files-two');
  await page.getByRole('button', { name: 'Swap files' }).click();
  await expect(regressions(page).getByRole('row').nth(1)).not.toContainText('mutex_lock');
});

test('another profile type is a choice away', async ({ page }) => {
  await input(page).setInputFiles([afterwards]);
  await page.getByRole('combobox', { name: 'Profile type' }).click();
  await page.getByRole('option', { name: /samples/ }).click();
  await expect(page.getByTestId('flame-graph')).toHaveAttribute('aria-label', /^Flame graph of samples/);
});

test('a file that is no profile is a sentence with a hint, beside the one that is', async ({ page }) => {
  await drop(page, [read(afterwards), { name: 'notes.txt', bytes: Buffer.from('Dear diary') }]);
  await expect(page.getByText(/^notes\.txt: This file .*\. .*\.$/)).toBeVisible();
  await expect(functionRow(page, 'mutex_lock')).toBeVisible();
  await picture(page, 'files-refused');
});

test('files are chosen by keyboard, and axe finds nothing', async ({ page }) => {
  // Listening first, and an answer from the page before the key: keys go to the browser by a way of their own, and one
  // that overtakes the order to listen opens a dialog that nobody sees.
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).focus();
  await page.keyboard.press('Enter');
  await (await chooser).setFiles([afterwards]);
  await expect(functionRow(page, 'mutex_lock')).toBeVisible();
  await page.getByRole('button', { name: /^Close / }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Choose files' })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))).toEqual([]);
});

for (const theme of ['dark', 'light'] as const) {
  test(`an empty page says what to do (${theme})`, async ({ page, playground }) => {
    await page.goto(`${playground.url}/a/flameboard-profiles-app/files?theme=${theme}`);
    await expect(page.getByRole('button', { name: 'Choose files' })).toBeVisible();
    await picture(page, `files-empty-${theme}`);
  });
}
