// The profile worker's text, started. Apart from the client, so that what only asks does not carry the text.
import source from './profileWorker?inline';
import { startBlobWorker } from './startBlobWorker';
import { type WorkerLike } from './workerPlace';

/** Throws where no worker can be made. */
export function startProfileWorker(): WorkerLike {
  return startBlobWorker(source);
}
