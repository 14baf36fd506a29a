// The options of `fieldConfig.custom` that a time series takes from a dashboard, with the defaults of Grafana's panel.
// They must be registered, or the field config of a dashboard drops them.
import { FieldType, identityOverrideProcessor, type FieldConfigEditorBuilder } from '@grafana/data';
import {
  AxisColorMode,
  AxisPlacement,
  BarAlignment,
  GraphDrawStyle,
  GraphGradientMode,
  LineInterpolation,
  ScaleDistribution,
  StackingMode,
  VisibilityMode,
  type GraphFieldConfig,
} from '@grafana/schema';

/** An option whose default is undefined may still be set by the dashboard. */
const customOptions: ReadonlyMap<keyof GraphFieldConfig, unknown> = new Map<keyof GraphFieldConfig, unknown>([
  ['drawStyle', GraphDrawStyle.Line],
  ['lineInterpolation', LineInterpolation.Linear],
  ['lineWidth', 1],
  ['lineStyle', undefined],
  ['fillOpacity', 0],
  ['fillBelowTo', undefined],
  ['gradientMode', GraphGradientMode.None],
  ['barAlignment', BarAlignment.Center],
  ['barWidthFactor', 0.6],
  ['spanNulls', false],
  ['insertNulls', false],
  ['showPoints', VisibilityMode.Auto],
  ['pointSize', 5],
  ['stacking', { mode: StackingMode.None, group: 'A' }],
  ['axisPlacement', AxisPlacement.Auto],
  ['axisLabel', ''],
  ['axisWidth', undefined],
  ['axisSoftMin', undefined],
  ['axisSoftMax', undefined],
  ['axisGridShow', true],
  ['axisBorderShow', false],
  ['axisCenteredZero', false],
  ['axisColorMode', AxisColorMode.Text],
  ['scaleDistribution', { type: ScaleDistribution.Linear }],
  ['thresholdsStyle', undefined],
  ['hideFrom', { tooltip: false, viz: false, legend: false }],
  ['transform', undefined],
]);

const plotted: ReadonlySet<FieldType> = new Set([FieldType.number, FieldType.enum, FieldType.time]);

export function addGraphFieldOptions(builder: FieldConfigEditorBuilder<GraphFieldConfig>): void {
  for (const [id, defaultValue] of customOptions) {
    builder.addCustomEditor({
      id,
      path: id,
      name: id,
      defaultValue,
      editor: NoEditor,
      override: NoEditor,
      process: identityOverrideProcessor,
      shouldApply: ({ type }) => plotted.has(type),
    });
  }
}

function NoEditor() {
  return null;
}
