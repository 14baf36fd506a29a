// A value format without Grafana's units, for tests in Node: Grafana's formatters want a browser.
import { type ValueFormat } from './valueFormat';

/** Writes 12 as `12 B`. */
export const plainFormat: ValueFormat = {
  name: 'memory',
  value: (value) => `${value} B`,
  difference: (value) => `${value > 0 ? '+' : ''}${value} B`,
};
