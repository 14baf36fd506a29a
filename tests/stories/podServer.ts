// A Pyroscope that a story answers for: one service in two regions on more pods than are split together with other labels, so that the
// pods are asked for alone. They are answered when the story says so.
import { type Page, type Route } from '@playwright/test';

const PROFILE_TYPE = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';

const valuesOf: Readonly<Record<string, readonly string[]>> = {
  service_name: ['shop'],
  region: ['eu', 'us'],
  pod: Array.from({ length: 150 }, (_, index) => `shop-${index}`),
};

interface SeriesMessage {
  /** Milliseconds since the Unix epoch. */
  readonly start: number;
  readonly end: number;
  /** Seconds. */
  readonly step: number;
  readonly groupBy: readonly string[];
  readonly limit?: number;
}

export interface PodServer {
  /** Every request for pods, those that wait and those to come, is answered with an error. */
  failPods(): void;
  /** Every request for pods from now on is answered with their series. */
  givePods(): void;
}

/** Answers the requests to the data source `uid`. Until the story says how, those for pods wait. */
export async function answerForPods(page: Page, uid: string): Promise<PodServer> {
  let decide = () => {};
  const decided = new Promise<void>((resolve) => {
    decide = resolve;
  });
  let hasPods = false;
  await page.route(`**/datasources/proxy/uid/${uid}/**`, async (route) => {
    const asked: { readonly name?: string } & SeriesMessage = route.request().postDataJSON();
    switch (route.request().url().split('/').at(-1)) {
      case 'ProfileTypes':
        return route.fulfill({ json: { profileTypes: [{ ID: PROFILE_TYPE }] } });
      case 'LabelNames':
        return route.fulfill({ json: { names: Object.keys(valuesOf) } });
      case 'LabelValues':
        return route.fulfill({ json: { names: valuesOf[asked.name ?? ''] } });
      case 'SelectSeries':
        if (asked.groupBy.includes('pod')) {
          await decided;
          return hasPods ? giveSeries(route, asked) : refuse(route, 'internal', 'too many pods');
        }
        return giveSeries(route, asked);
      default:
        return refuse(route, 'unimplemented', 'This server only has series.');
    }
  });
  return {
    failPods: () => decide(),
    givePods: () => {
      hasPods = true;
      decide();
    },
  };
}

/** A series per value of the one label that has several; they share a core. */
function giveSeries(route: Route, { start, end, step, groupBy, limit }: SeriesMessage): Promise<void> {
  const split = groupBy.find((name) => valuesOf[name].length > 1);
  const values = split === undefined ? [''] : valuesOf[split];
  const count = Math.floor((end - start) / (1000 * step));
  const points = Array.from({ length: count }, (_, index) => ({
    timestamp: String(start + (index + 1) * 1000 * step),
    value: (step * 1e9) / values.length,
  }));
  const series = values.slice(0, limit).map((value) => ({
    labels: groupBy.map((name) => ({ name, value: name === split ? value : valuesOf[name][0] })),
    points,
  }));
  return route.fulfill({ json: { series } });
}

/** As the protocol Connect says it. */
function refuse(route: Route, code: 'internal' | 'unimplemented', message: string): Promise<void> {
  return route.fulfill({ status: code === 'internal' ? 500 : 501, json: { code, message } });
}
