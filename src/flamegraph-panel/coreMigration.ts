// A panel that was Grafana's own flame graph becomes ours: what its options said is kept.
import { type PanelTypeChangedHandler } from '@grafana/data';
import { type FlameGraphOptions } from './options';

const CORE_PANEL_ID = 'flamegraph';

/** Unit, decimals and links are field config, which Grafana carries over; core's panel has one option of its own. */
export const optionsFromCore: PanelTypeChangedHandler<FlameGraphOptions> = (_panel, previousId, previous) => {
  if (previousId !== CORE_PANEL_ID) {
    return {};
  }
  const options: unknown = previous;
  const isGraphOnly =
    typeof options === 'object' &&
    options !== null &&
    'showFlameGraphOnly' in options &&
    options.showFlameGraphOnly === true;
  return isGraphOnly ? { shown: 'flameGraph' } : {};
};
