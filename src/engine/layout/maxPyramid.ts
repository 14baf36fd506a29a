// Finds the next wide bar without looking at the narrow ones before it: the largest width of every stretch of 8
// positions, of every 64, of every 512 … Rows do not matter here: a stretch may reach into the next row.

/** How many entries of one level become one of the next: a power of two, see `stretchOf`. */
export const FAN_OUT = 8;

/** levels[k][i] is the largest width at the positions [i · 8^(k+1), (i + 1) · 8^(k+1)). The last level has one entry. */
export interface MaxPyramid {
  readonly levels: readonly Float64Array[];
}

/** All levels over a column of widths; together a seventh of it in size. */
export function buildMaxPyramid(widths: Float64Array): MaxPyramid {
  const levels: Float64Array[] = [];
  for (let below = widths; below.length > 1; below = levels[levels.length - 1]) {
    const level = new Float64Array(Math.ceil(below.length / FAN_OUT));
    for (let index = 0; index < below.length; index++) {
      const above = stretchOf(index);
      if (below[index] > level[above]) {
        level[above] = below[index];
      }
    }
    levels.push(level);
  }
  return { levels };
}

function stretchOf(index: number): number {
  return index >> 3;
}
