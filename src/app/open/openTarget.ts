// The whole of `/open` as one pure function: parameters, settings and the time now → where to go.
import { type AppSettings } from '../settings/appSettings';
import { drillDownPath, type OpenWorld } from './drillDownPath';
import { readOpenRequest } from './openRequest';

/** The path of the dashboard. For the same arguments always the same. */
export function openTarget(
  parameters: URLSearchParams,
  settings: AppSettings,
  nowMs: number,
  world: OpenWorld = {}
): string {
  return drillDownPath(readOpenRequest(parameters, settings, nowMs), world);
}
