// CallTree → data frame, in the field names of Grafana's own flame graph: `level`, `value`, `self`, `label`, and for a
// diff `valueRight`, `selfRight` (left = baseline). Only this folder knows these names; docs/frames.md is their contract.
import { createDataFrame, type DataFrame, type Field, FieldType } from '@grafana/data';
import { isFlameChart } from '../engine/flame-chart/flameChart';
import { type CallTree, isDiffTree } from '../engine/tree/callTree';
import { integerColumn, numberColumn } from './columns';
import { type ProfileMeta, profileFrameMeta } from './profileMeta';
import { grafanaUnit } from './units';

/**
 * The frame of one call tree: one row per call node, depth-first, one root, never without rows. Numbers share the tree's
 * memory. `fileName`, `line` and `mapping` are there only where the profile knows them, `start` and `duration` only of a flame chart.
 */
export function profileFrame(tree: CallTree, meta: ProfileMeta): DataFrame {
  const unit = grafanaUnit(tree.unit);
  const label = enumOf('label', tree, tree.functions.names, tree.cutFunction);
  const left = isDiffTree(tree) ? { total: tree.baselineTotal, self: tree.baselineSelf } : tree;
  const fields: Field[] = [
    integers('level', tree.depth),
    numbers('value', left.total, unit),
    numbers('self', left.self, unit),
    label,
  ];
  if (isDiffTree(tree)) {
    fields.push(numbers('valueRight', tree.total, unit), numbers('selfRight', tree.self, unit));
  }
  if (tree.functions.fileNames.some((name) => name !== '')) {
    fields.push(enumOf('fileName', tree, tree.functions.fileNames));
  }
  if (tree.line !== undefined) {
    fields.push(integers('line', tree.line));
  }
  if (tree.functions.mappings.some((name) => name !== '')) {
    fields.push(enumOf('mapping', tree, tree.functions.mappings));
  }
  if (isFlameChart(tree)) {
    fields.push(numbers('start', tree.startNs, 'ns'), numbers('duration', tree.durationNs, 'ns'));
  }
  return createDataFrame({
    name: 'response',
    meta: profileFrameMeta({ ...meta, ...cutMeta(tree, label), ...orderMeta(tree) }),
    fields,
  });
}

/** How the frame says which of its labels is no function but what the store cut off. */
function cutMeta({ cutFunction }: CallTree, label: Field): Pick<ProfileMeta, 'truncated' | 'cutLabel'> {
  const texts = label.config.type?.enum?.text ?? [];
  return cutFunction === undefined ? {} : { truncated: true, cutLabel: texts.length - 1 };
}

function orderMeta(tree: CallTree): Pick<ProfileMeta, 'order' | 'lanes'> {
  return isFlameChart(tree) ? { order: 'time', ...(tree.hasLanes ? { lanes: true } : {}) } : {};
}

function integers(name: string, values: Int32Array): Field {
  return { name, type: FieldType.number, config: {}, values: fieldValues(integerColumn(values)) };
}

function numbers(name: string, values: Float64Array, unit: string): Field {
  return { name, type: FieldType.number, config: { unit }, values: fieldValues(numberColumn(values)) };
}

/**
 * One text per function becomes one enum index per row; equal texts share an index. The text of the function `alone` is the last one
 * and shared by no other.
 */
function enumOf(name: string, tree: CallTree, texts: readonly string[], alone?: number): Field {
  const distinct = new Map<string, number>();
  const indexOfFunction = Int32Array.from(texts, (text, row) => {
    if (row !== alone && !distinct.has(text)) {
      distinct.set(text, distinct.size);
    }
    return distinct.get(text) ?? -1;
  });
  const text = [...distinct.keys()];
  if (alone !== undefined) {
    indexOfFunction[alone] = text.push(texts[alone]) - 1;
  }
  const values = new Int32Array(tree.length);
  for (let node = 0; node < tree.length; node++) {
    values[node] = indexOfFunction[tree.functionIndex[node]];
  }
  return {
    name,
    type: FieldType.enum,
    config: { type: { enum: { text } } },
    values: fieldValues(integerColumn(values)),
  };
}

/** Grafana declares field values as `any[]` and reads them by index, length and iteration, which typed arrays have. */
function fieldValues(column: Float64Array | Int32Array): Field['values'] {
  return column as unknown as Field['values'];
}
