// Profile → the bytes of a file in one of the formats that are written. The one way out for panels and tools.
import { err, ok, type Result } from '../../base/result';
import { type Profile } from '../profile/profile';
import { encodeFolded } from './folded/encodeFolded';
import { encodePprof } from './pprof/encodePprof';
import { encodeSpeedscope } from './speedscope/encodeSpeedscope';
import { countWrittenStacks } from './stackTexts';

/** The formats that are written. */
export type ExportFormat = 'pprof' | 'folded' | 'speedscope';

/** Beyond these a file would not fit into the memory of a browser tab, or into a string. */
const MAX_FRAMES = 2 ** 25;
const MAX_LETTERS = 2 ** 28;

/**
 * Writes a profile with the sample types that the format has room for: pprof and speedscope all, folded stacks the default one, or
 * both sides of a diff (the types `baseline` and `comparison`). `name` is for formats that have a title. Fails with a sentence where
 * the file would be too large.
 */
export function exportProfile(profile: Profile, format: ExportFormat, name: string): Result<Uint8Array, string> {
  const { frames, letters } = countWrittenStacks(profile);
  if (frames > MAX_FRAMES || (format === 'folded' && letters > MAX_LETTERS)) {
    return err(
      `Written stack by stack, this profile would have ${frames.toLocaleString('en')} frames, which is too large for a file. Focus on a part of it and export that.`
    );
  }
  switch (format) {
    case 'pprof':
      return ok(encodePprof(profile));
    case 'folded':
      return exportFolded(profile);
    case 'speedscope':
      return ok(new TextEncoder().encode(encodeSpeedscope(profile, name)));
  }
}

/** Lines of nothing but zeros are not written: a file without lines would be no profile to any tool. */
function exportFolded(profile: Profile): Result<Uint8Array, string> {
  const types = foldedTypes(profile);
  const text = encodeFolded(profile, ...types);
  const names = types.map((type) => profile.sampleTypes[type].name).join(' and ');
  return text === '' && profile.samples.length > 0
    ? err(`All values of ${names} are 0, so there is nothing to write. Choose another profile type.`)
    : ok(new TextEncoder().encode(text));
}

function foldedTypes({ sampleTypes, defaultSampleTypeIndex }: Profile): readonly number[] {
  const isDiff = sampleTypes.length === 2 && sampleTypes[0].name === 'baseline' && sampleTypes[1].name === 'comparison';
  return isDiff ? [0, 1] : [defaultSampleTypeIndex];
}
