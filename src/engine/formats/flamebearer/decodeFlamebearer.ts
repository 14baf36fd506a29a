// Pyroscope's flamebearer JSON, version 1 → Profile: a flame graph as rows of bars. A comparison ("double") becomes the sample types
// `baseline` and `comparison`, as the other formats with two sides do.
import { type Profile, type SampleType } from '../../profile/profile';
import { ProfileBuilder } from '../../profile/profileBuilder';
import { damagedLetters } from '../damagedLetters';
import { type Format } from '../format';
import { type Input } from '../input';
import { hasMembers } from '../jsonOutline';
import { isObject, parseJson, textOf } from '../jsonValue';
import { columnsOf, malformed, NAME, parseName, timeRangeOf, type ValueColumn } from './metadata';
import { readLevels } from './readLevels';

const CUT_OFF = 'What Pyroscope cut off as too small is the function "other".';

export const flamebearerFormat: Format = {
  name: NAME,
  recognizes: (input) => hasMembers(input, 'flamebearer'),
  decode: decodeFlamebearer,
};

/** Throws a DecodeError where names or rows are missing or make no tree. */
function decodeFlamebearer(input: Input): Profile {
  const file = parseJson(input.text?.text ?? '', NAME);
  const { flamebearer, metadata, timeline } = isObject(file) ? file : {};
  const { names, levels } = isObject(flamebearer) ? flamebearer : {};
  if (!Array.isArray(names) || !Array.isArray(levels)) {
    throw malformed('lacks its list of names or of rows');
  }
  const about = isObject(metadata) ? metadata : {};
  const isDiff = about.format === 'double';
  const { type, labels } = parseName(textOf(about.name));
  const columns = columnsOf(about, type);
  const builder = new ProfileBuilder(isDiff ? sidesOf(columns) : columns.map((column) => column.type));
  readLevels(levels, {
    builder,
    frames: names.map((name) => builder.addFrame(builder.addFunction({ name: textOf(name) }))),
    sideCount: isDiff ? 2 : 1,
    addSample: (stack, selves) =>
      builder.addSample(
        stack,
        isDiff ? [...selves] : columns.map(({ factor }) => Math.round(selves[0] * factor)),
        labels
      ),
  });
  const time = columns.find((column) => column.type.unit === 'nanoseconds');
  return builder.build({
    format: NAME,
    periodType: time?.type,
    period: isDiff || time === undefined || time.factor === 1 ? undefined : time.factor,
    timeRange: timeRangeOf(timeline),
    notices: [...(names.includes('other') ? [CUT_OFF] : []), ...damagedLetters(input)],
  });
}

/** A comparison has its values as they were counted; the first column is that count. */
function sidesOf([{ type }]: readonly ValueColumn[]): readonly SampleType[] {
  return ['baseline', 'comparison'].map((name) => ({ name, unit: type.unit }));
}
