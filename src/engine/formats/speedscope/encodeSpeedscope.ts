// Profile → speedscope's JSON: one sampled profile per sample type, over one table of frames.
import { type Profile } from '../../profile/profile';
import { stackTexts } from '../stackTexts';
import { OUR_EXPORTER, SCHEMA, UNITS } from './speedscopeFile';

/**
 * A diff is two profiles of one file, `baseline` and `comparison`. Units that the format does not know become `none`; labels, mappings
 * and times of day have no place in it and are left out. Speedscope itself refuses negative values, our decoder does not. `name` is the
 * title of the file.
 */
export function encodeSpeedscope(profile: Profile, name: string): string {
  const { sampleTypes, frames, functions, strings } = profile;
  const sharedFrames = Array.from({ length: frames.length }, (_, frame) => {
    const functionIndex = frames.functionIndex[frame];
    const file = strings[functions.fileName[functionIndex]];
    const line = frames.line[frame];
    return {
      name: strings[functions.name[functionIndex]],
      ...(file === '' ? {} : { file }),
      ...(line === 0 ? {} : { line }),
    };
  });
  const stacks = stackTexts(profile, ',', String);
  const profiles = sampleTypes.map((_, type) => writeProfile(profile, type, stacks));
  return (
    `{"$schema":${JSON.stringify(SCHEMA)},"exporter":${JSON.stringify(OUR_EXPORTER)},"name":${JSON.stringify(name)},` +
    `"activeProfileIndex":${profile.defaultSampleTypeIndex},"shared":${JSON.stringify({ frames: sharedFrames })},` +
    `"profiles":[${profiles.join(',')}]}`
  );
}

/** The samples of one sample type that have a value. Written by hand: an array per stack would cost more than the whole text. */
function writeProfile({ sampleTypes, samples }: Profile, type: number, stacks: readonly string[]): string {
  const values = samples.values[type];
  const [stackTextsOfRows, weights]: [string[], number[]] = [[], []];
  let end = 0;
  for (let row = 0; row < samples.length; row++) {
    if (values[row] !== 0) {
      const stack = samples.stackIndex[row];
      stackTextsOfRows.push(`[${stack === -1 ? '' : stacks[stack]}]`);
      weights.push(values[row]);
      end += values[row];
    }
  }
  const { name, unit } = sampleTypes[type];
  const head = { type: 'sampled', name, unit: UNITS.has(unit) ? unit : 'none', startValue: 0, endValue: end };
  return `${JSON.stringify(head).slice(0, -1)},"samples":[${stackTextsOfRows.join(',')}],"weights":[${weights.join(',')}]}`;
}
