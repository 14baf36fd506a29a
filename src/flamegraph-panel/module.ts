// The panel plugin: which component draws it, and what can be set.
import { FieldConfigProperty, PanelPlugin } from '@grafana/data';
import { FlameGraphPanel } from './FlameGraphPanel';
import { addFlameGraphOptions, type FlameGraphOptions } from './options';

/** Only these mean something for a flame graph; Grafana's own panel offers the same. */
const kept: readonly FieldConfigProperty[] = [FieldConfigProperty.Unit, FieldConfigProperty.Decimals];

export const plugin = new PanelPlugin<FlameGraphOptions>(FlameGraphPanel)
  .useFieldConfig({
    disableStandardOptions: Object.values(FieldConfigProperty).filter((property) => !kept.includes(property)),
  })
  .setPanelOptions(addFlameGraphOptions);
