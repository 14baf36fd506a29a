// Where the suite's servers are: tools/stores/test.ts tells it through the environment.

/** The URL in an environment variable, without a final slash; throws a sentence when the suite was not started by its command. */
export function runningServer(variable: string): string {
  const url = process.env[variable];
  if (!url) {
    throw new Error(`${variable} is not set: start these tests by "npm run test:stores".`);
  }
  return url;
}
