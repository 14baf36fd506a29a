import fc from 'fast-check';
import { buildFlameChart } from '../flame-chart/buildFlameChart';
import { timedProfile } from '../flame-chart/chartText.testHelper';
import { type FlameChart } from '../flame-chart/flameChart';
import { type ChartLayout, layoutFlameChart } from './chartLayout';
import { barAt, forEachVisibleBar } from './flameLayout';

function chartOf(text: string): FlameChart {
  const chart = buildFlameChart(timedProfile(text), 0);
  if (!chart.ok) {
    throw new Error(chart.error);
  }
  return chart.value;
}

/** A line per row of the picture: a letter per nanosecond, the first of the name; `·` where nothing is. */
function picture(chart: FlameChart, layout: ChartLayout): string[] {
  const { functions, functionIndex } = chart;
  return Array.from({ length: layout.rowCount }, (_, row) =>
    Array.from({ length: layout.widthOf(0) }, (_, at) => {
      const node = barAt(layout, row, at + 0.5, 0);
      return node === -1 ? '·' : functions.names[functionIndex[node]][0];
    }).join('')
  );
}

test('bars lie where their time is, and gaps are empty', () => {
  const chart = chartOf('5-7 main;read\n7-9 main\n12-14 main;hash');
  expect(picture(chart, layoutFlameChart(chart))).toEqual(['ttttttttt', 'mmmm···mm', 'rr·····hh']);
});

test('each lane has rows of its own, with the same time above each other', () => {
  const chart = chartOf('0-4 main;read thread=a\n2-6 work thread=b\n4-5 main thread=a');
  expect(picture(chart, layoutFlameChart(chart))).toEqual(['tttttt', 'ttttt·', 'mmmmm·', 'rrrr··', '··tttt', '··wwww']);
});

test('bars that cannot be seen are not visited', () => {
  const samples = Array.from({ length: 20_000 }, (_, index) => `${index * 10}-${index * 10 + 5} f`).join('\n');
  const layout = layoutFlameChart(chartOf(samples));
  const visited: number[] = [];
  forEachVisibleBar(layout, 1, 0, layout.widthOf(0), layout.widthOf(0) / 1000, (node) => visited.push(node));
  expect(visited).toEqual([]);
  forEachVisibleBar(layout, 1, 100, 200, 0.5, (node) => visited.push(node));
  expect(visited).toHaveLength(10);
});

test('times that contradict each other give bars that do not overlap', () => {
  const chart = chartOf('0-4 main;read\n4-6 main;hash\n8-9 main;read');
  const time = fc.double({ min: -50, max: 50, noNaN: true });
  const columns = fc.array(time, { minLength: 2 * chart.length, maxLength: 2 * chart.length });
  fc.assert(
    fc.property(columns, (times) => {
      const hostile = {
        ...chart,
        startNs: Float64Array.from(times.slice(0, chart.length)),
        durationNs: Float64Array.from(times.slice(chart.length)),
      };
      const { starts, widths, parent, row } = layoutFlameChart(hostile);
      const [start, width] = [starts(), widths()];
      for (let node = 1; node < chart.length; node++) {
        const before = row.lastIndexOf(row[node], node - 1);
        expect(width[node]).toBeGreaterThanOrEqual(0);
        expect(start[node]).toBeGreaterThanOrEqual(start[parent[node]]);
        expect(start[node] + width[node]).toBeLessThanOrEqual(start[parent[node]] + width[parent[node]] + 1e-9);
        if (before > 0) {
          expect(start[node]).toBeGreaterThanOrEqual(start[before] + width[before] - 1e-9);
        }
      }
    })
  );
});
