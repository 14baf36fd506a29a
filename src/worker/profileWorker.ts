// The worker's entry: bundled into one text, started from a Blob (see .config/webpack/inlineWorkerLoader.cjs), spoken to through
// comlink. Results are transferred; the workbench does not use them any more.
import { expose, transfer } from 'comlink';
import { decodeWith } from '../engine/formats/decodeWith';
import { loadRareFormats } from './loadRareFormats';
import { ProfileWorkbench } from './profileWorkbench';
import { resultBuffers, treeBuffers } from './resultBuffers';
import { type RemoteWorkbench } from './workbenchClient';

let workbench: ProfileWorkbench | undefined;

function running(): ProfileWorkbench {
  if (workbench === undefined) {
    throw new Error('The worker was asked before it was set up.');
  }
  return workbench;
}

const remote: RemoteWorkbench = {
  setUp(options) {
    const rareFormats = () => loadRareFormats(options.rareFormatsUrl);
    workbench = new ProfileWorkbench(options, (bytes, given) => decodeWith(rareFormats, bytes, given));
  },
  open: (request) => running().open(request),
  add: (ids, file, bytes) => running().add(ids, file, bytes),
  snapshot: (id) => running().snapshot(id),
  finish(id) {
    const result = running().finish(id);
    return result === undefined ? undefined : transfer(result, resultBuffers(result));
  },
  close: (id) => running().close(id),
  readAnswers(request, bodies) {
    const outcome = running().readAnswers(request, bodies);
    return outcome.kind === 'tree' ? transfer(outcome, treeBuffers(outcome.tree)) : outcome;
  },
};

expose(remote);
