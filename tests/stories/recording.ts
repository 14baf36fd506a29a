// The range of the recorded samples, and when the new version came.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../../tools/repository';

interface Recording {
  readonly range: { readonly fromMs: number; readonly deployMs: number; readonly toMs: number };
}

const recording: Recording = JSON.parse(readFileSync(path.join(repositoryRoot, 'samples', 'expected.json'), 'utf8'));
export const recorded = recording.range;
