// Finds the next wide bar without looking at the narrow ones before it: the largest width of every stretch of 8
// positions, of every 64, of every 512 … Rows do not matter here: a stretch may reach into the next row.

/** How many entries of one level become one of the next. */
export const FAN_OUT = 8;

/** levels[k][i] is the largest width at the positions [i · 8^(k+1), (i + 1) · 8^(k+1)). The last level has one entry. */
export interface MaxPyramid {
  readonly levels: readonly Float64Array[];
}

/** One pass over the widths; the levels together are a seventh of them in size. */
export function buildMaxPyramid(rowNodes: Int32Array, width: Float64Array): MaxPyramid {
  const first = new Float64Array(Math.ceil(rowNodes.length / FAN_OUT));
  for (let position = 0; position < rowNodes.length; position++) {
    const stretch = Math.floor(position / FAN_OUT);
    const candidate = width[rowNodes[position]];
    if (candidate > first[stretch]) {
      first[stretch] = candidate;
    }
  }
  const levels = [first];
  for (let below = first; below.length > 1; below = levels[levels.length - 1]) {
    const level = new Float64Array(Math.ceil(below.length / FAN_OUT));
    for (let index = 0; index < below.length; index++) {
      const stretch = Math.floor(index / FAN_OUT);
      level[stretch] = Math.max(level[stretch], below[index]);
    }
    levels.push(level);
  }
  return { levels };
}
