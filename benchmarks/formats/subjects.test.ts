// What is measured is what is read: every format, grown into files that are still of it.
import { commonFormats, textFormats } from '../../src/engine/formats/commonFormats';
import { decodeProfile } from '../../src/engine/formats/decodeProfile';
import { rareFormats } from '../../src/engine/formats/rareFormats';
import { subjects } from './subjects';

const total = (bytes: Uint8Array): number => {
  const { samples } = decodeProfile(bytes);
  return samples.values[0].reduce((sum, value) => sum + value, 0);
};

test('every format is measured', () => {
  const names = [...commonFormats, ...textFormats, ...rareFormats].map(({ name }) => name);
  expect(new Set(subjects.map(({ format }) => format))).toEqual(new Set(names));
});

test.each(subjects.map((subject) => [subject.format, subject.kind ?? '', subject.growth] as const))(
  '%s %s: a file that has grown is still one, and holds more',
  (format, _, { files }) => {
    const [small] = files(1);
    const large = files(3 * small.length);
    expect(large.reduce((sum, { length }) => sum + length, 0)).toBeGreaterThanOrEqual(3 * small.length);
    expect(decodeProfile(large[0]).format).toBe(format);
    const sum = large.reduce((all, bytes) => all + total(bytes), 0);
    expect(sum).toBeGreaterThan(2 * total(small));
  }
);
