// Prints what a profile file holds as one JSON object, `npm run -s inspect -- FILE [--type ID] [--top N]`, or writes it in another
// format to stdout, `npm run -s inspect -- FILE --to pprof > cpu.pb.gz`. `--clock cpu` says what a file of times does not.
// On anything that cannot be answered it prints one sentence on stderr and ends with exit code 1.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DecodeError } from '../../src/engine/formats/decodeError';
import { err, ok, type Result } from '../../src/base/result';
import { parseArguments } from './arguments';
import { convert } from './convert';
import { inspect, InspectError } from './inspect';

const answer = run(process.argv.slice(2));
if (answer.ok) {
  process.stdout.write(answer.value);
} else {
  process.stderr.write(`${answer.error}\n`);
  process.exitCode = 1;
}

function run(words: readonly string[]): Result<string | Uint8Array, string> {
  const parsed = parseArguments(words);
  if (!parsed.ok) {
    return parsed;
  }
  const { file, type, top, to, clock } = parsed.value;
  const content = readFile(file);
  if (!content.ok) {
    return content;
  }
  try {
    return ok(
      to === undefined
        ? `${JSON.stringify(inspect(content.value, { type, top, clock }), undefined, 2)}\n`
        : convert(content.value, { to, type, clock, title: path.basename(file) })
    );
  } catch (error) {
    if (error instanceof DecodeError) {
      return err(`${file}: ${error.sentence}`);
    }
    if (error instanceof InspectError) {
      return err(`${file}: ${error.message}`);
    }
    throw error;
  }
}

function readFile(file: string): Result<Uint8Array, string> {
  try {
    return ok(readFileSync(file));
  } catch (error) {
    return err(
      `${file} cannot be read (${error instanceof Error ? error.message : String(error)}). Check its name and its rights.`
    );
  }
}
