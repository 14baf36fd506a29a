// Programs that run beside us and answer nobody: ended by their process ids whatever happens to us.
import { type ChildProcess, spawn } from 'node:child_process';
import { whenEnding } from '../stores/whenEnding';

export class ChildProcesses {
  private readonly running = new Set<ChildProcess>();
  private readonly takeBack = whenEnding(() => this.kill());

  /** Starts a program, whose errors are printed. @returns Ends it. */
  start(program: string, args: readonly string[]): () => void {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    this.running.add(child);
    const forget = () => this.running.delete(child);
    child.once('exit', forget);
    child.once('error', (error) => {
      forget();
      process.stderr.write(`${program} did not start: ${error.message}\n`);
    });
    return () => void child.kill('SIGKILL');
  }

  stop(): void {
    this.kill();
    this.takeBack();
  }

  private kill(): void {
    for (const child of this.running) {
      child.kill('SIGKILL');
    }
    this.running.clear();
  }
}
