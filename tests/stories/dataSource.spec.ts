// The data source's own page: what "Save & test" says, and the query editor with its completion.
import { type Page } from '@playwright/test';
import { picture, test, expect, uids } from './playground';

async function openDataSource(page: Page, url: string, uid: string) {
  await page.goto(`${url}/datasources/edit/${uid}`);
  await expect(page.getByRole('button', { name: /Save & test/ })).toBeVisible();
}

test('"Save & test" says what it found', async ({ page, playground }) => {
  await openDataSource(page, playground.url, uids.samples);
  await page.getByRole('button', { name: /Save & test/ }).click();
  const answer = page.getByRole('status').or(page.getByRole('alert')).filter({ hasText: 'profiles' });
  await expect(answer.first()).toContainText('216 profiles, 3 profile types');
  await expect(answer.first()).toContainText('region');
  await picture(page, 'data-source');
});

test('the kind of store is found at the URL', async ({ page, playground }) => {
  await openDataSource(page, playground.url, uids.detected);
  await expect(page.getByText('Found at the saved URL: a folder of files.')).toBeVisible();
  await page.getByRole('button', { name: /Save & test/ }).click();
  const answer = page.getByRole('status').or(page.getByRole('alert')).filter({ hasText: 'profile' });
  await expect(answer.first()).toContainText('Found at this URL: a folder of files.');
});

test('"Save & test" of a store that does not answer says what to do', async ({ page, playground }) => {
  await openDataSource(page, playground.url, uids.unreachable);
  await page.getByRole('button', { name: /Save & test/ }).click();
  await expect(page.getByRole('alert').filter({ hasText: /reach/ }).first()).toBeVisible();
});

test('the selector completes label names and values', async ({ page, playground }) => {
  await openDataSource(page, playground.url, uids.samples);
  await page.getByRole('radio', { name: 'Code' }).first().check();
  const editor = page.locator('.monaco-editor').first();
  await editor.click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('{reg');
  const suggestions = page.locator('.suggest-widget');
  await expect(suggestions).toContainText('region');
  await picture(page, 'completion-name');
  await page.keyboard.press('Enter');
  await page.keyboard.type('="eu');
  await expect(suggestions).toContainText('eu-north');
  await picture(page, 'completion-value');
});
