// The label explorer's worker's text, started. Apart from the client, so that what only asks does not carry the text.
import { startBlobWorker } from '../startBlobWorker';
import { type WorkerLike } from '../workerPlace';
import source from './explainWorker?inline';

/** Throws where no worker can be made. */
export function startExplainWorker(): WorkerLike {
  return startBlobWorker(source);
}
