// Starts a worker from its own text: a Blob is of the page's origin, which the files of a plugin on a CDN are not.
import { type WorkerLike } from './workerPlace';

/**
 * Throws where no worker can be made; a refusal by content security policy arrives as an `error` event.
 *
 * @param source The worker bundled into one text; empty in builds that carry none (tests).
 */
export function startBlobWorker(source: string): WorkerLike {
  if (source === '') {
    throw new Error('This build carries no worker.');
  }
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  try {
    return new Worker(url);
  } finally {
    URL.revokeObjectURL(url);
  }
}
