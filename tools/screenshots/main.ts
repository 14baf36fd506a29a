// `npm run screenshots`: makes the pictures of docs/guides/ anew, by the stories that follow the guides step by step in a browser.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { repositoryRoot } from '../repository';

const runner = [
  path.join(repositoryRoot, 'tools', 'run.mjs'),
  path.join(repositoryRoot, 'tests', 'run.ts'),
  'guides.spec',
];
const { status } = spawnSync(process.execPath, runner, {
  cwd: repositoryRoot,
  stdio: 'inherit',
  env: { ...process.env, FLAMEBOARD_GUIDE_PICTURES: path.join(repositoryRoot, 'docs', 'img') },
});
process.exitCode = status ?? 1;
