// The files store behind real servers. One that is not on the machine is skipped, which CI counts as a failure.
import { rmSync } from 'node:fs';
import path from 'node:path';
import {
  describeHive,
  describeOddNames,
  describeSampleLabels,
  describeSingleFile,
  folderOfOddNames,
} from '../stores/hiveScenarios';
import { isInstalled, serve, servers } from './servers';

const testdata = path.join(__dirname, '../../testdata');

jest.setTimeout(60_000);

for (const server of servers) {
  (isInstalled(server.program) ? describe : describe.skip)(server.title, () => {
    const start = (folder: string, hasManifest: boolean) => () =>
      serve(server, path.join(testdata, folder), hasManifest);
    const oddNames = async () => {
      const folder = folderOfOddNames();
      try {
        return await serve(server, folder, false);
      } finally {
        rmSync(folder, { recursive: true });
      }
    };
    describeHive('the hive with its manifest', true, start('rideshare-hive', true));
    describeHive('the hive without its manifest', false, start('rideshare-hive', false));
    describeSampleLabels('one file with sample labels', start('go', false));
    describeSingleFile('one file as URL', start('go', false));
    describeOddNames('names that need encoding', oddNames);
  });
}
