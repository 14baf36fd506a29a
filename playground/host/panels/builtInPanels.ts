// The panels of core that the dashboards use, and which the host therefore brings itself.
import { FieldColorModeId, FieldConfigProperty, PanelPlugin } from '@grafana/data';
import { LegendDisplayMode, SortOrder, TooltipDisplayMode, type GraphFieldConfig } from '@grafana/schema';
import { registerBuiltIn } from '../plugins/importPlugin';
import { builtInPanelMeta } from '../plugins/panelImport';
import { TablePanel } from './TablePanel';
import { TextPanel, type TextOptions } from './TextPanel';
import { addGraphFieldOptions } from './timeseries/graphFieldConfig';
import { TimeSeriesPanel, type TimeSeriesOptions } from './timeseries/TimeSeriesPanel';

/** To be called after the registries are filled. */
export function registerBuiltInPanels(): void {
  register('timeseries', timeSeries());
  register('text', withDefaults<TextOptions>(new PanelPlugin(TextPanel), { mode: 'markdown', content: '' }));
  register('table', new PanelPlugin(TablePanel).useFieldConfig());
}

function register(id: string, plugin: PanelPlugin): void {
  plugin.meta = builtInPanelMeta(id);
  registerBuiltIn(id, plugin);
}

function timeSeries(): PanelPlugin {
  const plugin = new PanelPlugin<TimeSeriesOptions, GraphFieldConfig>(TimeSeriesPanel).useFieldConfig({
    standardOptions: {
      [FieldConfigProperty.Color]: { defaultValue: { mode: FieldColorModeId.PaletteClassic } },
    },
    useCustomConfig: addGraphFieldOptions,
  });
  plugin.setDataSupport({ annotations: true });
  return withDefaults(plugin, {
    legend: { showLegend: true, displayMode: LegendDisplayMode.List, placement: 'bottom', calcs: [] },
    tooltip: { mode: TooltipDisplayMode.Single, sort: SortOrder.None },
  });
}

/** Options without an editor: only their defaults count here. */
function withDefaults<T extends object>(plugin: PanelPlugin<T>, defaults: T): PanelPlugin<T> {
  return plugin.setPanelOptions((builder) => {
    for (const [path, defaultValue] of Object.entries(defaults)) {
      builder.addCustomEditor({ id: path, path, name: path, defaultValue, editor: NoEditor });
    }
  });
}

function NoEditor() {
  return null;
}
