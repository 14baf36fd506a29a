// The panel plugin: which component draws it, what can be set, and when Grafana should offer it.
import { FieldConfigProperty, PanelPlugin } from '@grafana/data';
import { optionsFromCore } from './coreMigration';
import { FlameGraphPanel } from './FlameGraphPanel';
import { addFlameGraphOptions, type FlameGraphOptions } from './options';
import { suggestFlameGraph } from './suggestions';

/** Only these mean something for a flame graph. */
const kept: readonly FieldConfigProperty[] = [
  FieldConfigProperty.Unit,
  FieldConfigProperty.Decimals,
  FieldConfigProperty.Links,
];

export const plugin = new PanelPlugin<FlameGraphOptions>(FlameGraphPanel)
  .useFieldConfig({
    disableStandardOptions: Object.values(FieldConfigProperty).filter((property) => !kept.includes(property)),
  })
  .setPanelOptions(addFlameGraphOptions)
  .setPanelChangeHandler(optionsFromCore)
  .setSuggestionsSupplier(suggestFlameGraph);
