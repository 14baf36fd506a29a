// One end of a pipe between two places in the same process, for tests of workers.
import { type Endpoint } from 'comlink';

/** What is posted at the other end arrives a little later, as a structured clone. */
export class PipeEnd extends EventTarget implements Endpoint {
  peer: PipeEnd | undefined;
  isTerminated = false;

  /** Two ends of one pipe. */
  static pair(): readonly [PipeEnd, PipeEnd] {
    const [here, there] = [new PipeEnd(), new PipeEnd()];
    here.peer = there;
    there.peer = here;
    return [here, there];
  }

  postMessage(message: unknown, transfers: Transferable[] = []) {
    const data = structuredClone(message, { transfer: transfers });
    setTimeout(() => this.peer?.dispatchEvent(Object.assign(new Event('message'), { data })), 0);
  }

  terminate() {
    this.isTerminated = true;
    this.peer = undefined;
  }
}
