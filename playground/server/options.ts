// The command line of `npm start`.
import { parseArgs } from 'node:util';
import { errorCode } from './errorCode';
import { PlaygroundError } from './playgroundError';

export const usage = `npm start -- [OPTIONS]

  --profiles DIR     serve this folder of profiles instead of the recorded samples
  --prometheus URL   ask a real Prometheus instead of the recorded metrics
  --port N           listen on this port of 127.0.0.1 (default: 3300)
  --help             show this text`;

export interface CommandLine {
  readonly port: number;
  readonly profiles?: string;
  readonly prometheus?: string;
  readonly wantsHelp: boolean;
}

const defaultPort = '3300';

/** Throws PlaygroundError for unknown options, missing values, and what is no port or no URL. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const { port, profiles, prometheus, help } = parseOptions(args);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) {
    throw new PlaygroundError(`--port must be a number from 0 to 65535, not "${port}".`);
  }
  if (prometheus !== undefined && !(/^https?:\/\//.test(prometheus) && URL.canParse(prometheus))) {
    throw new PlaygroundError(`--prometheus must be a URL that begins with http:// or https://, not "${prometheus}".`);
  }
  return { port: Number(port), profiles, prometheus, wantsHelp: help };
}

function parseOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: defaultPort },
        profiles: { type: 'string' },
        prometheus: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    if (String(errorCode(error)).startsWith('ERR_PARSE_ARGS')) {
      throw new PlaygroundError(`${String(Object(error).message).split('. ')[0]}. Known options:\n${usage}`);
    }
    throw error;
  }
}
