// The panel plugin: which component draws it, what can be set, and when Grafana should offer it.
import { FieldConfigProperty, PanelPlugin } from '@grafana/data';
import { LabelsPanel } from './LabelsPanel';
import { addLabelsOptions, type LabelsOptions } from './options';
import { suggestLabels } from './suggestions';

/** Only these mean something for values of labels. */
const kept: readonly FieldConfigProperty[] = [
  FieldConfigProperty.Unit,
  FieldConfigProperty.Decimals,
  FieldConfigProperty.DisplayName,
];

export const plugin = new PanelPlugin<LabelsOptions>(LabelsPanel)
  .useFieldConfig({
    disableStandardOptions: Object.values(FieldConfigProperty).filter((property) => !kept.includes(property)),
  })
  .setPanelOptions(addLabelsOptions)
  .setSuggestionsSupplier(suggestLabels);
