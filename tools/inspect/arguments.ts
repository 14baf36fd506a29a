// The command line of `npm run -s inspect -- FILE [--type ID] [--top N]`.
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../src/base/result';

export interface InspectArguments {
  readonly file: string;
  readonly type: string | undefined;
  readonly top: number | undefined;
}

export const USAGE = 'Usage: npm run -s inspect -- FILE [--type ID] [--top N]';

/** The error is a sentence for the user. */
export function parseArguments(words: readonly string[]): Result<InspectArguments, string> {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...words],
      options: { type: { type: 'string' }, top: { type: 'string' } },
      allowPositionals: true,
    });
  } catch (error) {
    // parseArgs throws a TypeError that names the option that it does not know or that has no value.
    return err(`${error instanceof Error ? error.message : String(error)}. ${USAGE}`);
  }
  const { values, positionals } = parsed;
  if (positionals.length !== 1) {
    return err(`Name one file, not ${positionals.length}. ${USAGE}`);
  }
  if (values.top !== undefined && !/^\d{1,9}$/.test(values.top)) {
    return err(`--top takes a whole number, not "${values.top}". ${USAGE}`);
  }
  return ok({
    file: positionals[0],
    type: values.type,
    top: values.top === undefined ? undefined : Number(values.top),
  });
}
