// Writes averages per step in the unit that the frame or the viewer chose: sums of nanoseconds as cores.
import {
  type DataFrame,
  type DisplayProcessor,
  FieldType,
  formattedValueToString,
  getDisplayProcessor,
  type GrafanaTheme2,
} from '@grafana/data';
import { labelValuesOf } from '../../frames/labelValues';
import { type ValueFormat } from '../profile/valueFormat';

export function labelFormatOf(frame: DataFrame, theme: GrafanaTheme2): ValueFormat {
  const { name, factor, config } = labelValuesOf(frame);
  // Made when first asked for: Grafana builds all of its units for the first processor.
  let display: DisplayProcessor | undefined;
  const value = (number: number) => {
    display ??= getDisplayProcessor({ field: { type: FieldType.number, config }, theme });
    return formattedValueToString(display(number * factor));
  };
  return {
    name,
    value,
    difference: (number) => (number > 0 ? `+${value(number)}` : number < 0 ? `−${value(-number)}` : value(0)),
  };
}
