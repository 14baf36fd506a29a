// Which rows of a frame stand for what a store cut off. Frames have no field for it: ours say which label it is, Grafana's Pyroscope
// data source calls such leaves `other` and leaves it at that.
import { type DataFrame, FieldType } from '@grafana/data';
import { CUT_NAME } from '../engine/tree/callTree';
import { fieldNamed } from './frameFields';
import { type Texts } from './frameTexts';
import { profileMetaOf } from './profileMeta';

/**
 * Tells the rows; undefined where the frame has none. Only leaves below the root can be such rows: a row with callees is a function,
 * whatever it is called.
 */
export function cutRows(frame: DataFrame, label: Texts, level: Int32Array): ((row: number) => boolean) | undefined {
  // The row behind a leaf is none of its callees.
  const isLeaf = (row: number) => row + 1 === level.length || level[row + 1] <= level[row];
  const meta = profileMetaOf(frame);
  const field = fieldNamed(frame, 'label');
  if (meta?.cutLabel !== undefined && field?.type === FieldType.enum) {
    const { values } = field;
    return (row) => values[row] === meta.cutLabel && isLeaf(row);
  }
  const named = label.texts.indexOf(CUT_NAME);
  if (named === -1 || !(meta?.truncated === true || isOfPyroscope(frame))) {
    return undefined;
  }
  return (row) => label.index[row] === named && isLeaf(row);
}

/**
 * True for a profile as Grafana's own Pyroscope data source sends it. A frame does not name its data source; nobody else sends an
 * enum of labels under this name in this order without saying more.
 */
function isOfPyroscope(frame: DataFrame): boolean {
  return (
    frame.name === 'response' &&
    frame.meta?.custom === undefined &&
    ['level', 'value', 'self', 'label'].every((name, index) => frame.fields[index]?.name === name) &&
    frame.fields[3].type === FieldType.enum
  );
}
