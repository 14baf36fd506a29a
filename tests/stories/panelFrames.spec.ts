// Frames of any data source: those that Grafana's own flame graph takes are drawn as there or better, and what cannot be drawn is said.
import { type FramesPanel, frameJson, openFrames } from './frameSource';
import { hostileNames } from './largeProfiles';
import { canvasOf, ROW_HEIGHT_PX, searchBox, themes } from './panelPage';
import { expect, functionRow, panel, picture, test } from './playground';

const place = (index: number, columns: number, h: number) => {
  const w = 24 / columns;
  return { x: (index % columns) * w, y: Math.floor(index / columns) * h, w, h };
};

/** As Pyroscope's data source answers: names as an enum, what the store cut off as `other`. */
const pyroscope = frameJson(
  {
    level: [0, 1, 2, 2, 1],
    value: [12_000_000_000, 9_000_000_000, 5_000_000_000, 2_000_000_000, 3_000_000_000],
    self: [0, 2_000_000_000, 5_000_000_000, 2_000_000_000, 3_000_000_000],
    label: [0, 1, 2, 3, 4],
  },
  { texts: ['total', 'main.main', 'main.work', 'runtime.gcBgMarkWorker', 'other'] }
);

/** As the old Parca data source answers: names as text, with the binary before them. */
const parca = frameJson({
  level: [0, 1, 2, 2],
  value: [9_000_000_000, 9_000_000_000, 4_000_000_000, 3_000_000_000],
  self: [0, 2_000_000_000, 4_000_000_000, 3_000_000_000],
  label: ['total', '[app] main.run', '[libc.so.6] memcpy', '[libc.so.6] 0x7f00'],
});

/** As TestData answers, which puts the names first; its diff has the comparison on the right. */
const names = {
  label: ['total', 'test/pkg/agent.(*Target).start.func1', 'runtime.gcBgMarkWorker', 'net.(*conn).Read'],
};
const testData = frameJson({
  ...names,
  level: [0, 1, 1, 2],
  value: [16_460_000_000, 5_630_000_000, 8_000_000_000, 2_000_000_000],
  self: [2_830_000_000, 5_630_000_000, 6_000_000_000, 2_000_000_000],
});
const testDataDiff = frameJson({
  ...names,
  level: [0, 1, 1, 2],
  value: [16_460_000_000, 5_630_000_000, 8_000_000_000, 2_000_000_000],
  self: [2_830_000_000, 5_630_000_000, 6_000_000_000, 2_000_000_000],
  valueRight: [20_000_000_000, 0, 14_000_000_000, 9_000_000_000],
  selfRight: [6_000_000_000, 0, 5_000_000_000, 9_000_000_000],
});

for (const theme of themes) {
  test(`frames of Pyroscope, Parca and TestData are drawn (${theme})`, async ({ page, playground }) => {
    await page.setViewportSize({ width: 1280, height: 1150 });
    const panels = { Pyroscope: pyroscope, Parca: parca, TestData: testData, 'Diff of TestData': testDataDiff };
    await openFrames(
      page,
      playground,
      Object.entries(panels).map(([title, frame], index) => ({
        title,
        answers: [[frame]],
        gridPos: place(index, 2, 12),
      })),
      { theme }
    );
    for (const [title, nodes, rows] of [
      ['Pyroscope', 5, 3],
      ['Parca', 4, 3],
      ['TestData', 4, 3],
      ['Diff of TestData', 4, 3],
    ] as const) {
      await expect(panel(page, title).getByTestId('flame-graph')).toHaveAttribute(
        'aria-label',
        `Flame graph of time, ${nodes} call nodes in ${rows} rows`
      );
    }
    const { at } = await canvasOf(panel(page, 'Pyroscope'));
    const { x, y } = at(0.3, 1);
    await page.mouse.move(x, y);
    const tooltip = page.getByTestId('flame-graph-tooltip');
    await expect(tooltip).toContainText('main.main');
    await expect(tooltip).toContainText('75.0 %');
    await page.mouse.move(0, 0);
    await expect(tooltip).toBeHidden();
    await picture(page, `frames-foreign-${theme}`);
  });
}

/** Text for what is only said, a pattern of the canvas's label for what is drawn. */
const cases: ReadonlyArray<Pick<FramesPanel, 'title' | 'answers' | 'options'> & { readonly shows: string | RegExp }> = [
  {
    title: 'Zero rows',
    answers: [[frameJson({ level: [], value: [], self: [], label: [] })]],
    shows: 'Nothing in this time range matches the query.',
  },
  {
    title: 'Two roots',
    answers: [[frameJson({ level: [0, 1, 0], value: [6, 4, 3], self: [2, 4, 3], label: ['first', 'work', 'second'] })]],
    shows: /4 call nodes in 3 rows/,
  },
  {
    title: 'A level jump',
    answers: [[frameJson({ level: [0, 2], value: [6, 4], self: [2, 4], label: ['root', 'work'] })]],
    shows: 'row 2 of this frame jumps from level 0 to level 2',
  },
  {
    title: 'Not a number',
    answers: [[frameJson({ level: [0, 1], value: [6, NaN], self: [2, 4], label: ['root', 'work'] })]],
    shows: 'Row 2 of the field value is not a number',
  },
  {
    title: 'Half a diff',
    answers: [[frameJson({ level: [0], value: [6], self: [6], label: ['root'], valueRight: [3] })]],
    shows: 'A diff needs both valueRight and selfRight',
  },
  {
    title: 'No self',
    answers: [[frameJson({ level: [0], value: [6], label: ['root'] })]],
    shows: 'this frame lacks self',
  },
  {
    title: 'Two units',
    answers: [
      [frameJson({ level: [0], value: [6], self: [6], label: ['root'] })],
      [frameJson({ level: [0], value: [6], self: [6], label: ['root'] }, { unit: 'bytes' })],
    ],
    options: { baseline: 'query:A' },
    shows: 'cannot be compared',
  },
  {
    title: 'Zeros',
    answers: [[frameJson({ level: [0, 1, 1], value: [6, 6, 0], self: [0, 6, 0], label: ['root', 'work', 'idle'] })]],
    shows: /3 call nodes in 2 rows/,
  },
  {
    title: 'Only zeros',
    answers: [[frameJson({ level: [0, 1], value: [0, 0], self: [0, 0], label: ['root', 'idle'] })]],
    shows: 'Nothing in this time range matches the query.',
  },
  {
    title: 'Negative values',
    answers: [[frameJson({ level: [0, 1, 1], value: [6, 9, -3], self: [0, 9, -3], label: ['root', 'work', 'freed'] })]],
    shows: /3 call nodes/,
  },
  {
    title: '2 to the 60th',
    answers: [
      [
        frameJson({
          level: [0, 1, 1],
          value: [2 ** 60, 2 ** 59, 2 ** 59],
          self: [0, 2 ** 59, 2 ** 59],
          label: ['root', 'a', 'b'],
        }),
      ],
    ],
    shows: /3 call nodes in 2 rows/,
  },
  {
    title: 'Nothing became something',
    answers: [
      [
        frameJson({
          level: [0, 1],
          value: [0, 0],
          self: [0, 0],
          label: ['root', 'work'],
          valueRight: [5, 5],
          selfRight: [0, 5],
        }),
      ],
    ],
    shows: /2 call nodes in 2 rows/,
  },
  {
    title: 'Names',
    answers: [
      [
        frameJson({
          level: [0, ...hostileNames.map(() => 1)],
          value: [hostileNames.length, ...hostileNames.map(() => 1)],
          self: [0, ...hostileNames.map(() => 1)],
          label: ['root', ...hostileNames],
        }),
      ],
    ],
    shows: new RegExp(`${hostileNames.length + 1} call nodes in 2 rows`),
  },
];

for (const theme of themes) {
  test(`whatever a frame holds is drawn, or it is said what is wrong (${theme})`, async ({ page, playground }) => {
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.setViewportSize({ width: 1280, height: 1500 });
    const panels = cases.map(({ title, answers, options }, index) => ({
      title,
      answers,
      options: { shown: 'flameGraph', ...options },
      gridPos: place(index, 3, 8),
    }));
    await openFrames(page, playground, panels, { theme });
    for (const { title, shows } of cases) {
      const shown = panel(page, title);
      if (typeof shows === 'string') {
        await expect(shown).toContainText(shows);
      } else {
        await expect(shown.getByTestId('flame-graph')).toHaveAttribute('aria-label', shows);
      }
    }
    await expect(panel(page, 'Negative values')).toContainText('negative values');
    const { box } = await canvasOf(panel(page, 'Names'));
    const tooltip = page.getByTestId('flame-graph-tooltip');
    for (const [index, name] of hostileNames.entries()) {
      await page.mouse.move(box.x + ((index + 0.5) / hostileNames.length) * box.width, box.y + 1.5 * ROW_HEIGHT_PX);
      await expect(tooltip).toContainText(name.slice(0, 100));
      expect((await tooltip.boundingBox())?.width).toBeLessThanOrEqual(480);
    }
    await picture(page, `frames-hostile-${theme}`);
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    expect(errors).toEqual([]);
  });
}

test('a name picked in the table is found whole, commas and all', async ({ page, playground }) => {
  const label = ['total', 'Map<int, long>::get(int, long)', 'Map<int, long>::get', 'get(int'];
  const frame = frameJson({ level: [0, 1, 1, 1], value: [6, 3, 2, 1], self: [0, 3, 2, 1], label });
  await openFrames(page, playground, [{ title: 'C++', answers: [[frame]], gridPos: place(0, 1, 14) }]);
  await functionRow(page, label[1]).getByRole('button').first().click();
  await expect(searchBox(page)).toHaveValue(label[1]);
  await expect(page.getByRole('status').filter({ hasText: 'function' })).toHaveText('1 function, 50.0 %');
});
