import { createTheme } from '@grafana/data';
import { act, fireEvent, render, screen } from '@testing-library/react';
import React from 'react';
import { buildFlameChart } from '../../engine/flame-chart/buildFlameChart';
import { timedProfile } from '../../engine/flame-chart/chartText.testHelper';
import { treeStyles } from '../flame-graph/barStyles';
import { RecordingContext } from '../flame-graph/recordingContext.testHelper';
import { plainFormat } from '../profile/plainFormat.testHelper';
import { DEFAULT_CHOICES } from '../profile/viewChoices';
import { nextFrame, stubDom } from '../profile-view/domSize.testHelper';
import { chartModel, firstBarOf, isBase, pathOfBar } from './chartModel';
import { FlameChart } from './FlameChart';

// Icons are fetched from Grafana's server, which is not there.
jest.mock('react-inlinesvg', () => () => null);

stubDom(1000, 200);
Object.assign(HTMLElement.prototype, { setPointerCapture() {} });

function modelOf(text: string) {
  const chart = buildFlameChart(timedProfile(text), 0);
  if (!chart.ok) {
    throw new Error(chart.error);
  }
  return chartModel(chart.value);
}

const model = modelOf(
  '0-300 main;read thread=a\n300-400 main;hash thread=a\n700-1000 main;read thread=a\n200-500 work thread=b'
);

async function show({ markedNode = -1, onMenu = jest.fn(), onHover = jest.fn() } = {}) {
  const barStyles = { ...treeStyles(model.profile, createTheme(), DEFAULT_CHOICES), focusedRow: 0 };
  const look = { barStyles, format: plainFormat, name: 'cpu', markedNode };
  render(<FlameChart model={model} look={look} events={{ onMenu, onHover }} />);
  await act(nextFrame);
}

const canvas = (): HTMLCanvasElement => screen.getByTestId('flame-chart');
const spoken = () => screen.getByTestId('flame-chart-spoken').textContent;
const press = async (...keys: string[]) => {
  for (const key of keys) {
    fireEvent.keyDown(canvas(), { key });
  }
  await act(nextFrame);
};
const ruler = () => [...screen.getByTestId('flame-chart-ruler').children].map((tick) => tick.textContent);
/** The labels on the chart's own canvas, durations apart, and where they begin. */
const labels = () => {
  const context: unknown = canvas().getContext('2d');
  const texts = context instanceof RecordingContext ? context.texts : [];
  return texts.filter(({ text }) => !/ [nµ]s$/.test(text)).map(({ text, x }) => `${text}@${Math.round(x)}`);
};

test('bars stand where their time is, threads below each other, under a ruler', async () => {
  await show();
  expect(canvas().getAttribute('aria-label')).toBe('Flame chart of cpu, 9 bars in 6 rows, 1 µs long');
  expect(labels()).toEqual(
    expect.arrayContaining(['main@5', 'main@705', 'read@5', 'hash@305', 'read@705', 'thread=b@205', 'work@205'])
  );
  expect(ruler()).toEqual([
    '0.0 µs',
    '0.1 µs',
    '0.2 µs',
    '0.3 µs',
    '0.4 µs',
    '0.5 µs',
    '0.6 µs',
    '0.7 µs',
    '0.8 µs',
    '0.9 µs',
    '1.0 µs',
  ]);
});

test('a click shows the time of a bar, and Escape all of it', async () => {
  await show();
  fireEvent.click(canvas(), { clientX: 350, clientY: 3 * 22 + 5 });
  await act(nextFrame);
  expect(ruler()[0]).toBe('300 ns');
  expect(labels()).toContain('hash@5');
  expect(screen.getByTestId('flame-graph-minimap')).toBeTruthy();
  await press('Escape');
  expect(ruler()[0]).toBe('0.0 µs');
});

test('arrows walk callers, callees and time, and it is said when a bar begins and how long it lasts', async () => {
  await show();
  await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown');
  expect(spoken()).toMatch(/^read\. .*From 0 ns on, for 300 ns\.$/);
  await press('ArrowRight');
  expect(spoken()).toMatch(/^hash\. /);
  await press('ArrowRight');
  expect(spoken()).toMatch(/^read\. .*From 700 ns on, for 300 ns\.$/);
  await press('ArrowUp', 'ArrowUp');
  expect(spoken()).toMatch(/^thread=a\. /);
  await press('ArrowRight');
  expect(spoken()).toMatch(/^thread=b\. /);
  await press('ArrowLeft');
  expect(spoken()).toMatch(/^thread=a\. /);
});

test('below the last row of a lane is nothing, although the next lane stands there', async () => {
  await show();
  await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowDown');
  expect(spoken()).toMatch(/^read\. .*From 700 ns/);
});

test('a bar that a search marks comes into view of a zoomed chart', async () => {
  await show({ markedNode: firstBarOf(model, [{ name: 'work', fileName: '' }]) });
  const mark = canvas().parentElement?.children[2];
  expect(mark instanceof HTMLElement && mark.style.transform).toBe('translate(200px, 110px)');
});

test('the path of a bar is that of the merged tree: without its lane', () => {
  const steps = (node: number) => pathOfBar(model, node).map(({ name }) => name);
  const path = [
    { name: 'main', fileName: '' },
    { name: 'hash', fileName: '' },
  ];
  expect(steps(firstBarOf(model, path))).toEqual(['main', 'hash']);
  expect(firstBarOf(model, [{ name: 'hash', fileName: '' }])).toBe(-1);
  expect([0, 1, 2].map((node) => isBase(model, node))).toEqual([true, true, false]);
});
