// The command line of `npm run -s inspect -- FILE [--type ID] [--top N] [--to FORMAT] [--clock CLOCK]`.
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../src/base/result';
import { type Clock } from '../../src/engine/formats/format';
import { type ExportFormat } from '../../src/engine/formats/exportProfile';

export interface InspectArguments {
  readonly file: string;
  readonly type: string | undefined;
  readonly top: number | undefined;
  /** Write the profile in this format instead of telling what it holds. */
  readonly to: ExportFormat | undefined;
  /** Which clock ran, where the file does not say. */
  readonly clock: Clock | undefined;
}

const FORMATS: readonly ExportFormat[] = ['pprof', 'folded', 'speedscope'];
const CLOCKS: readonly Clock[] = ['wall', 'cpu'];

export const USAGE =
  'Usage: npm run -s inspect -- FILE [--type ID] [--top N | --to pprof|folded|speedscope] [--clock wall|cpu]';

/** The error is a sentence for the user. */
export function parseArguments(words: readonly string[]): Result<InspectArguments, string> {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...words],
      options: {
        type: { type: 'string' },
        top: { type: 'string' },
        to: { type: 'string' },
        clock: { type: 'string' },
      },
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
  const to = FORMATS.find((format) => format === values.to);
  if (values.to !== undefined && to === undefined) {
    return err(`--to takes ${FORMATS.join(', ')}, not "${values.to}". ${USAGE}`);
  }
  const clock = CLOCKS.find((name) => name === values.clock);
  if (values.clock !== undefined && clock === undefined) {
    return err(`--clock takes ${CLOCKS.join(' or ')}, not "${values.clock}". ${USAGE}`);
  }
  return ok({
    file: positionals[0],
    type: values.type,
    top: values.top === undefined ? undefined : Number(values.top),
    to,
    clock,
  });
}
