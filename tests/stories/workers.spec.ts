// The work is done beside the page where workers may start, and on it where they may not; the numbers are the same.
import { type Page } from '@playwright/test';
import path from 'node:path';
import { type Playground } from '../../playground/server/playgroundServer';
import { repositoryRoot } from '../../tools/repository';
import { expect, functionRow, overview, recorded, test } from './playground';

/** What workers answered, by what the answers are made of; see `recordAnswers`. */
interface RecordingWindow extends Window {
  workerAnswers: string[];
}

/** Keeps the field names of whatever a worker answers, before anything of the page runs. */
async function recordAnswers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const recording = window as unknown as RecordingWindow;
    recording.workerAnswers = [];
    window.Worker = class extends Worker {
      constructor(...given: ConstructorParameters<typeof Worker>) {
        super(...given);
        this.addEventListener('message', ({ data }) => {
          const value: unknown = data?.value;
          recording.workerAnswers.push(...(typeof value === 'object' && value !== null ? Object.keys(value) : []));
        });
      }
    };
  });
}

const answered = (page: Page) => page.evaluate(() => (window as unknown as RecordingWindow).workerAnswers);

/** Addresses of chunks that the page asks for. */
function chunkRequests(page: Page): string[] {
  const requests: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.includes('/chunks/')) {
      requests.push(pathname);
    }
  });
  return requests;
}

function labelsOfIncident(playground: Playground): string {
  const baseline = { from: String(recorded.deployMs), to: String(recorded.toMs) };
  return `${playground.url}/d/flameboard-labels?${new URLSearchParams(baseline)}`;
}

test('the built workers decode the profiles and sum the labels', async ({ page, playground }) => {
  const chunks = chunkRequests(page);
  await recordAnswers(page);
  await page.goto(overview(playground));
  await expect(functionRow(page, 'mutex_lock')).toContainText('42.4 %');
  expect(await answered(page)).toContain('tree');

  await page.goto(labelsOfIncident(playground));
  await expect(page.getByRole('treegrid', { name: 'Labels' })).toContainText('region');
  await expect.poll(() => answered(page)).toContain('labels');
  expect(chunks).toEqual([]);
});

const rareFormats = '/public/plugins/flameboard-profiles-app/chunks/rare-formats-script.js';

test('the worker loads the decoders of a rare format when the first such file comes, and only then', async ({
  page,
  playground,
}) => {
  const chunks = chunkRequests(page);
  await page.goto(`${playground.url}/a/flameboard-profiles-app/files`);
  const input = page.getByTestId('files-input');
  await input.setInputFiles([path.join(repositoryRoot, 'testdata', 'py-spy', 'rideshare.raw.txt')]);
  await expect(functionRow(page, 'order_car')).toBeVisible();
  expect(chunks).not.toContain(rareFormats);
  await page.reload();
  await input.setInputFiles([path.join(repositoryRoot, 'testdata', 'jfr', 'work.jfr')]);
  await expect(page.getByTestId('flame-graph')).toHaveAttribute(
    'aria-label',
    /^Flame graph of cpu-samples, \d+ call nodes/
  );
  expect(chunks).toContain(rareFormats);
});

test('a rare format whose decoders cannot be loaded is a sentence with what to do', async ({ page, playground }) => {
  await page.route(`**${rareFormats}*`, (route) => route.abort());
  await page.goto(`${playground.url}/a/flameboard-profiles-app/files`);
  await page.getByTestId('files-input').setInputFiles([path.join(repositoryRoot, 'testdata', 'jfr', 'work.jfr')]);
  await expect(page.getByText(/may be in one of the rarer formats, whose decoders could not be loaded/)).toBeVisible();
});

test('where no worker may start the page does the same itself', async ({ page, playground }) => {
  const chunks = chunkRequests(page);
  await page.addInitScript(() => {
    window.Worker = class {
      constructor() {
        throw new DOMException('Workers are not allowed here.', 'SecurityError');
      }
    } as unknown as typeof Worker;
  });
  await page.goto(overview(playground));
  await expect(functionRow(page, 'mutex_lock')).toContainText('42.4 %');
  expect(chunks).toEqual(['/public/plugins/flameboard-profiles-app/chunks/profile-workbench.js']);

  await page.goto(labelsOfIncident(playground));
  await expect(page.getByRole('treegrid', { name: 'Labels' })).toContainText('region');
});

test('a reader that cannot be loaded is a sentence on the panel, not an empty picture', async ({
  page,
  playground,
}) => {
  await page.addInitScript(() => {
    window.Worker = undefined as unknown as typeof Worker;
  });
  await page.route('**/chunks/profile-workbench.js*', (route) => route.abort());
  await page.goto(overview(playground));
  await expect(page.getByText(/code that reads profiles without one could not be loaded/).first()).toBeVisible();
});
