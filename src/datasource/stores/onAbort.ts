// What is to happen when a request is given up. A query over two thousand files has one signal that very many wait for: they share one listener,
// because browsers look through all listeners of a signal to remove one, and Node takes more than ten for a leak.

const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/** Calls `act` once when the signal fires, never for one that has fired already. Returns what ends the wait. */
export function onAbort(signal: AbortSignal, act: () => void): () => void {
  const acts = waiting.get(signal) ?? listenTo(signal);
  const once = () => act();
  acts.add(once);
  return () => {
    acts.delete(once);
  };
}

function listenTo(signal: AbortSignal): Set<() => void> {
  const acts = new Set<() => void>();
  waiting.set(signal, acts);
  // Who ends another's wait from here is heard: what is deleted from a set is not visited any more.
  signal.addEventListener('abort', () => acts.forEach((act) => act()), { once: true });
  return acts;
}
