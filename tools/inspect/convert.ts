// What `npm run -s inspect -- FILE --to FORMAT` writes: the profile in another format, with the writers of the panel's exports.
import { gzipSync } from 'node:zlib';
import { type DecodeOptions, decodeProfile } from '../../src/engine/formats/decodeProfile';
import { type ExportFormat, exportProfile } from '../../src/engine/formats/exportProfile';
import { chooseType, InspectError } from './inspect';

export interface ConvertOptions extends DecodeOptions {
  readonly to: ExportFormat;
  /** Id of the profile type that is shown first, and the only one in formats that have one; the default type when left out. */
  readonly type?: string;
  /** Title of the file, where the format has one. */
  readonly title: string;
}

/** The bytes of the new file; pprof is packed. Throws a DecodeError or an InspectError. */
export function convert(bytes: Uint8Array, { to, type, title, ...options }: ConvertOptions): Uint8Array {
  const decoded = decodeProfile(bytes, options);
  const profile =
    type === undefined ? decoded : { ...decoded, defaultSampleTypeIndex: chooseType(decoded, type).sampleTypeIndex };
  const written = exportProfile(profile, to, title);
  if (!written.ok) {
    throw new InspectError(written.error);
  }
  return to === 'pprof' ? gzipSync(written.value) : written.value;
}
