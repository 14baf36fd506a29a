// What hovers over a time series: the time, and name and value of one or of all series there.
import { formattedValueToString, getFieldDisplayName, type DataFrame } from '@grafana/data';
import { SortOrder, TooltipDisplayMode, type VizTooltipOptions } from '@grafana/schema';
import { getFieldDisplayItems, VizTooltipContent, VizTooltipHeader, VizTooltipWrapper } from '@grafana/ui';
import React from 'react';

export interface SeriesTooltipProps {
  /** All series on one time field, the first field. */
  readonly alignedFrame: DataFrame;
  /** Per field the hovered row, null where a field has none. */
  readonly rows: readonly (number | null)[];
  /** The field nearest to the pointer. */
  readonly nearestField: number | null;
  readonly isPinned: boolean;
  readonly options: VizTooltipOptions;
}

export function SeriesTooltip({ alignedFrame, rows, nearestField, isPinned, options }: SeriesTooltipProps) {
  const [timeField] = alignedFrame.fields;
  const row = rows[0] ?? null;
  if (row === null) {
    return null;
  }
  const time = timeField.values[row];
  const header = timeField.display ? formattedValueToString(timeField.display(time)) : new Date(time).toLocaleString();
  const items = getFieldDisplayItems(
    alignedFrame.fields,
    timeField,
    [...rows],
    nearestField,
    options.mode ?? TooltipDisplayMode.Single,
    options.sort ?? SortOrder.None,
    (field) => !field.config.custom?.hideFrom?.tooltip
  );
  return (
    <VizTooltipWrapper>
      <VizTooltipHeader
        item={{ label: getFieldDisplayName(timeField, alignedFrame), value: header }}
        isPinned={isPinned}
      />
      <VizTooltipContent items={items} isPinned={isPinned} />
    </VizTooltipWrapper>
  );
}
