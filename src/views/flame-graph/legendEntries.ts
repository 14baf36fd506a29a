// What a legend of categorical colours lists: the packages or functions that use the most themselves.
import { packageOfFunction } from '../../engine/transform/packageOfFunction';
import { type ProfileModel } from '../profile/profileModel';
import { functionPalette } from './barStyles';

export interface LegendEntry {
  /** Package or function; `''` for functions whose package is unknown. */
  readonly name: string;
  readonly paletteIndex: number;
}

/** Functions below this share of the whole are not looked at, so that there are never more than 500 names to take apart. */
const LEAST_SHARE = 0.002;

/** The `count` largest entries by self, the largest first; entries of one colour are listed apart. */
export function legendEntries(
  { tree, whole, functionTotals }: Pick<ProfileModel, 'tree' | 'whole' | 'functionTotals'>,
  colorBy: 'package' | 'function',
  paletteLength: number,
  count: number
): LegendEntry[] {
  const { names, fileNames, mappings } = tree.functions;
  const paletteIndexOf = functionPalette(tree.functions, colorBy, paletteLength);
  const selfByName = new Map<string, { self: number; readonly functionIndex: number }>();
  functionTotals().self.forEach((self, index) => {
    if (
      self < whole.total * LEAST_SHARE ||
      self <= 0 ||
      index === tree.cutFunction ||
      index === tree.functionIndex[0]
    ) {
      return;
    }
    const name =
      colorBy === 'function' ? names[index] : packageOfFunction(names[index], fileNames[index], mappings[index]);
    const known = selfByName.get(name);
    if (known === undefined) {
      selfByName.set(name, { self, functionIndex: index });
    } else {
      known.self += self;
    }
  });
  return [...selfByName]
    .sort(([, a], [, b]) => b.self - a.self)
    .slice(0, count)
    .map(([name, { functionIndex }]) => ({ name, paletteIndex: paletteIndexOf(functionIndex) }));
}
