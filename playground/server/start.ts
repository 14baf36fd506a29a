// `npm start`: starts the playground, says where it is, and stops it on Ctrl+C.
import { parseCommandLine, usage } from './options';
import { PlaygroundError } from './playgroundError';
import { startPlayground, type Playground } from './playgroundServer';

const minNodeVersion = 20;

async function main(args: readonly string[]): Promise<void> {
  const nodeVersion = process.versions.node;
  if (Number(nodeVersion.split('.')[0]) < minNodeVersion) {
    throw new PlaygroundError(`The playground needs Node ${minNodeVersion} or newer; this is Node ${nodeVersion}.`);
  }
  const commandLine = parseCommandLine(args);
  if (commandLine.wantsHelp) {
    say(usage);
    return;
  }
  const playground = await startPlayground(commandLine);
  announce(playground);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void playground.close());
  }
}

function announce({ url, dashboardUrl }: Playground): void {
  say(`
Dashboard     ${dashboardUrl ?? 'none yet'}
All pages     ${url}/
Data sources  ${url}/datasources

Stop with Ctrl+C.`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  // A PlaygroundError is a sentence for the person who started it; anything else is a fault of ours and keeps its stack.
  console.error(error instanceof PlaygroundError ? error.message : error);
  process.exitCode = 1;
});
