// A real Prometheus with the rules and the settings of docker/prometheus, scraping the processes of the story.
import { copyFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../repository';
import { type ChildServer } from '../stores/childServers';
import { regions, type RunningVersion, serviceName } from './service';

const settingsFolder = path.join(repositoryRoot, 'docker', 'prometheus');

export interface StoryPrometheus extends ChildServer {
  /** From now on these processes are scraped; Prometheus sees the file change by itself. */
  scrape(versions: readonly RunningVersion[]): void;
}

/** An alert as Prometheus' HTTP interface has it. */
export interface FiringAlert {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly state: 'pending' | 'firing' | 'inactive';
}

/** To be started once. */
export function storyPrometheus(): StoryPrometheus {
  let targetsFile: string | undefined;
  let targets = '[]';
  const write = () => {
    if (targetsFile !== undefined) {
      writeFileSync(targetsFile, targets);
    }
  };
  return {
    title: 'Prometheus',
    readyPath: '-/ready',
    commandLine(port, folder) {
      for (const file of ['prometheus.yml', 'rules.yml']) {
        copyFileSync(path.join(settingsFolder, file), path.join(folder, file));
      }
      targetsFile = path.join(folder, 'targets.json');
      write();
      return [
        `--config.file=${path.join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${path.join(folder, 'data')}`,
        `--web.listen-address=127.0.0.1:${port}`,
      ];
    },
    scrape(versions) {
      const groups = versions.flatMap(({ urls }) =>
        regions.map((region) => ({
          targets: [new URL(urls[region]).host],
          labels: { service_name: serviceName, region },
        }))
      );
      targets = JSON.stringify(groups);
      write();
    },
  };
}

/** The alerts that fire or are about to. */
export async function alertsOf(url: string): Promise<readonly FiringAlert[]> {
  const response = await fetch(`${url}/api/v1/alerts`);
  const answer: { readonly data: { readonly alerts: readonly FiringAlert[] } } = await response.json();
  return answer.data.alerts;
}
