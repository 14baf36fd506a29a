// The user stories: real Chromium on the playground, which loads the built plugins. Started by tests/run.ts.
import { defineConfig } from '@playwright/test';
import { browserArguments } from './browser';

const report = process.env.FLAMEBOARD_E2E_REPORT;

export default defineConfig({
  testDir: './stories',
  outputDir: '../test-results',
  fullyParallel: false,
  // Two cores are what a small machine has: one for the browser, one for the server and the test.
  workers: 1,
  // Machines are shared and slow at times: generous limits, and no test depends on time.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: report ? [['list'], ['json', { outputFile: report }]] : [['list']],
  use: {
    locale: 'en-US',
    timezoneId: 'UTC',
    viewport: { width: 1280, height: 900 },
    launchOptions: { executablePath: process.env.FLAMEBOARD_BROWSER, args: [...browserArguments] },
    screenshot: 'only-on-failure',
    trace: 'off',
  },
});
