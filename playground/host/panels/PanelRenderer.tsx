// A panel outside of dashboards: the stand-in for core's `PanelRenderer`, which pages of apps use.
import {
  applyFieldOverrides,
  getDefaultTimeRange,
  getPanelOptionsWithDefaults,
  LoadingState,
  type PanelData,
  type PanelPlugin,
  type PanelProps,
  PluginContextProvider,
} from '@grafana/data';
import { config, getAppEvents, getTemplateSrv, type PanelRendererProps } from '@grafana/runtime';
import React, { useCallback, useMemo, useState } from 'react';
import { useLoaded } from '../frame/useLoaded';
import { Waiting } from '../frame/Waiting';
import { importPanelPlugin } from '../plugins/panelImport';

const noData: PanelData = { state: LoadingState.NotStarted, series: [], timeRange: getDefaultTimeRange() };

export function PanelRenderer(props: PanelRendererProps) {
  const { pluginId } = props;
  const plugin = useLoaded(useCallback(() => importPanelPlugin(pluginId), [pluginId]));
  return (
    <Waiting loaded={plugin} what={`The panel "${pluginId}"`}>
      {(loaded) => <LoadedPanel plugin={loaded} {...props} />}
    </Waiting>
  );
}

function LoadedPanel({ plugin, ...props }: PanelRendererProps & { readonly plugin: PanelPlugin }) {
  const { data = noData, title, width, height, timeZone = 'browser', onChangeTimeRange = () => {} } = props;
  const [changed, setChanged] = useState<object>();
  const [fieldConfig, setFieldConfig] = useState(props.fieldConfig ?? { defaults: {}, overrides: [] });
  const withDefaults = useMemo(
    () =>
      getPanelOptionsWithDefaults({
        plugin,
        currentOptions: { ...props.options, ...changed },
        currentFieldConfig: fieldConfig,
        isAfterPluginChange: false,
      }),
    [plugin, props.options, changed, fieldConfig]
  );
  const shown = useMemo<PanelData>(() => {
    const series = applyFieldOverrides({
      data: data.series,
      fieldConfig: withDefaults.fieldConfig,
      fieldConfigRegistry: plugin.fieldConfigRegistry,
      replaceVariables: (text, scopedVars) => getTemplateSrv().replace(text, scopedVars),
      theme: config.theme2,
      timeZone,
    });
    return { ...data, series };
  }, [data, withDefaults, plugin, timeZone]);
  const Panel: React.ComponentType<PanelProps> | null = plugin.panel;
  return (
    Panel && (
      <PluginContextProvider meta={plugin.meta}>
        <Panel
          id={1}
          data={shown}
          title={title}
          timeRange={shown.timeRange}
          timeZone={timeZone}
          options={withDefaults.options}
          onOptionsChange={setChanged}
          fieldConfig={withDefaults.fieldConfig}
          onFieldConfigChange={setFieldConfig}
          transparent={false}
          width={width}
          height={height}
          renderCounter={0}
          replaceVariables={(text, scopedVars) => getTemplateSrv().replace(text, scopedVars)}
          onChangeTimeRange={onChangeTimeRange}
          eventBus={getAppEvents()}
        />
      </PluginContextProvider>
    )
  );
}
