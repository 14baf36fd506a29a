// What a speedscope file holds, as its authors specify it, and the units that it knows.

/** Every file says so; the whole text of the field. */
export const SCHEMA = 'https://www.speedscope.app/file-format-schema.json';

/** Whose names of profiles are sample types instead of threads. */
export const OUR_EXPORTER = 'flameboard';

/** Unit of a file → what one is worth in the unit that profiles have here. */
export const UNITS: ReadonlyMap<string, { readonly unit: string; readonly factor: number }> = new Map([
  ['none', { unit: 'count', factor: 1 }],
  ['nanoseconds', { unit: 'nanoseconds', factor: 1 }],
  ['microseconds', { unit: 'nanoseconds', factor: 1e3 }],
  ['milliseconds', { unit: 'nanoseconds', factor: 1e6 }],
  ['seconds', { unit: 'nanoseconds', factor: 1e9 }],
  ['bytes', { unit: 'bytes', factor: 1 }],
]);
