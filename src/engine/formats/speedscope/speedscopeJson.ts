// The outer shape of a speedscope file, checked: what stands inside of profiles and frames is checked where it is read.
import { DecodeError } from '../decodeError';
import { isObject, type JsonObject, parseJson, textOf } from '../jsonValue';

/** One profile of a file. */
export interface RawProfile {
  readonly type: unknown;
  readonly name: string;
  readonly unit: string;
  readonly content: JsonObject;
}

export interface RawFile {
  readonly frames: readonly unknown[];
  readonly profiles: readonly RawProfile[];
  readonly exporter: string;
  /** −1 where the file names none. */
  readonly activeProfileIndex: number;
}

/** The one way in which reading a speedscope file fails; `message` as in `DecodeError`. */
export function malformed(message: string): DecodeError {
  return new DecodeError('speedscope', -1, message, 'Export it again from the tool that wrote it.');
}

export function parseSpeedscope(text: string): RawFile {
  const file = parseJson(text, 'speedscope');
  const { shared, profiles, exporter, activeProfileIndex } = isObject(file) ? file : {};
  if (!isObject(shared) || !Array.isArray(shared.frames) || !Array.isArray(profiles)) {
    throw malformed('lacks its list of frames or of profiles');
  }
  return {
    frames: shared.frames,
    profiles: profiles.map(readProfile),
    exporter: textOf(exporter),
    activeProfileIndex: typeof activeProfileIndex === 'number' ? activeProfileIndex : -1,
  };
}

function readProfile(content: unknown, index: number): RawProfile {
  if (!isObject(content)) {
    throw malformed(`has nothing in the place of profile ${index + 1}`);
  }
  return { type: content.type, name: textOf(content.name), unit: textOf(content.unit), content };
}
