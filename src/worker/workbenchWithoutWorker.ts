// The workbench where no worker can start: with all formats, as one chunk.
import { decodeProfile } from '../engine/formats/decodeProfile';
import { ProfileWorkbench, type WorkbenchOptions } from './profileWorkbench';

export function startWorkbench(options: WorkbenchOptions): ProfileWorkbench {
  return new ProfileWorkbench(options, decodeProfile);
}
