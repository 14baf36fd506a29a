// The JSON of Valgrind's DHAT and of dhat-rs → Profile: what each place allocated in all, held at the peak and held at the end.
import { type Profile } from '../../profile/profile';
import { ProfileBuilder } from '../../profile/profileBuilder';
import { DecodeError } from '../decodeError';
import { type Format } from '../format';
import { type Input } from '../input';
import { hasMembers } from '../jsonOutline';
import { isFiniteNumber, isObject, type JsonObject, parseJson, textOf } from '../jsonValue';
import { type EventColumn, eventColumns } from './dhatColumns';
import { ValgrindFrames } from './valgrindFrames';

export const dhatFormat: Format = {
  name: 'DHAT',
  recognizes: (input) => hasMembers(input, 'dhatFileVersion'),
  decode: decodeDhat,
};

/** Throws a DecodeError where the file is cut off, or names a frame that it does not hold. */
function decodeDhat({ text }: Input): Profile {
  const content = parseJson(text?.text ?? '', dhatFormat.name);
  const file = isObject(content) ? content : {};
  const { pps, ftbl } = file;
  if (!Array.isArray(pps) || !Array.isArray(ftbl)) {
    throw malformed('lacks its list of places or of frames');
  }
  const columns = eventColumns(textOf(file.mode), textOf(file.bu), file.bklt === true);
  const builder = new ProfileBuilder(columns.map(({ type }) => type));
  const frames = new ValgrindFrames(builder);
  const texts = ftbl.map(textOf);
  pps.forEach((place: unknown, index) => {
    const { fs, ...values } = isObject(place) ? place : {};
    if (!Array.isArray(fs)) {
      throw malformed(`has a place without frames, number ${index + 1}`);
    }
    const leafFirst = fs.map((frame: unknown) => {
      const text = typeof frame === 'number' ? texts[frame] : undefined;
      if (text === undefined) {
        throw malformed(`names the frame ${JSON.stringify(frame)}, which it does not hold`);
      }
      return frames.frame(text);
    });
    builder.addSample(frames.stack(leafFirst), valuesOf(columns, values));
  });
  return builder.build({
    format: dhatFormat.name,
    defaultSampleTypeIndex: Math.max(
      0,
      columns.findIndex(({ isDefault }) => isDefault)
    ),
  });
}

function valuesOf(columns: readonly EventColumn[], values: JsonObject): readonly number[] {
  return columns.map(({ field }) => {
    const value = values[field];
    return isFiniteNumber(value) ? value : 0;
  });
}

function malformed(message: string): DecodeError {
  return new DecodeError(
    dhatFormat.name,
    -1,
    message,
    'Record it again: the program may have been stopped before it ended.'
  );
}
