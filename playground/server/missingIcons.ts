// @grafana/ui names about a hundred icons more than it ships: Grafana's server has them, no package does. The few that
// Grafana's own controls show on our pages are drawn here; all others are an empty place.
import { sendText, type Handler } from './http/answers';

/** By name, the strokes on a square of 24 by 24. */
const drawings: ReadonlyMap<string, string> = new Map([
  ['angle-double-left', 'M11 7 L6 12 L11 17 M17 7 L12 12 L17 17'],
  ['spinner', 'M12 3 A9 9 0 0 1 21 12'],
]);

export const drawnIcon: Handler = (_request, response, { path }) => {
  const name = /([^/]+)\.svg$/.exec(path)?.[1] ?? '';
  sendText(response, 200, 'image/svg+xml', svg(drawings.get(name) ?? ''));
};

function svg(strokes: string): string {
  const line = 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path ${line} d="${strokes}"/></svg>`;
}
