// `npm run alerts`: writes the alert rules of Prometheus and of Grafana from their one source.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../repository';
import { ruleFiles } from './cpuRule';

for (const [file, text] of Object.entries(ruleFiles)) {
  writeFileSync(path.join(repositoryRoot, file), text());
  process.stdout.write(`${file}\n`);
}
