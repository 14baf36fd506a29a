// What must be done when this process ends, however it ends: processes that it started must not outlive it.

/**
 * Calls `clean` once: when the process exits (also by an exception that nobody caught) or is told to end by a signal. What `clean`
 * does must be synchronous.
 *
 * @returns Takes the call back.
 */
export function whenEnding(clean: () => void): () => void {
  const onSignal = (signal: NodeJS.Signals) => {
    takeBack();
    clean();
    // Once more, without us listening: the process ends as it would have.
    process.kill(process.pid, signal);
  };
  const takeBack = () => {
    process.off('exit', clean);
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal).off('SIGHUP', onSignal);
  };
  process.once('exit', clean);
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal).on('SIGHUP', onSignal);
  return takeBack;
}
