// The incident, live and without containers: the sample service in three regions under load, a profile store, Prometheus with its
// rule, and the playground in Grafana's place, all on loopback.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Playground, startPlayground } from '../../playground/server/playgroundServer';
import { ChildServers } from '../stores/childServers';
import { whenEnding } from '../stores/whenEnding';
import { ChildProcesses } from './childProcesses';
import { storyPrometheus } from './prometheus';
import { type RunningVersion, startLoad, startShipping, startVersion } from './service';

/** A profile store that runs already. */
export interface StoryStore {
  readonly kind: 'pyroscope' | 'parca';
  /** Without a final slash. */
  readonly url: string;
}

export interface StoryPrograms {
  readonly python: string;
  readonly prometheus: string;
}

export interface Story {
  readonly playground: Playground;
  /** Without a final slash. */
  readonly prometheusUrl: string;
  /** Replaces the version that runs, in all regions; resolves when the new one serves the riders. */
  ship(version: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts everything with version 1.0.0; resolves when it serves. On failure nothing is left running. */
export async function startStory(
  store: StoryStore,
  { python, prometheus: prometheusProgram }: StoryPrograms,
  port = 0
): Promise<Story> {
  const profiles = mkdtempSync(path.join(os.tmpdir(), 'flameboard-story-'));
  const removeProfiles = () => rmSync(profiles, { recursive: true, force: true, maxRetries: 3 });
  const takeBack = whenEnding(removeProfiles);
  const servers = new ChildServers();
  const processes = new ChildProcesses();
  const service = { python, profiles };
  let running: RunningVersion | undefined;
  let stopLoad = () => {};
  let playground: Playground | undefined;

  const stop = async () => {
    await playground?.close();
    processes.stop();
    await running?.stop();
    await servers.stop();
    removeProfiles();
    takeBack();
  };
  const prometheus = storyPrometheus();
  const ship = async (version: string) => {
    const [before, stopLoadBefore] = [running, stopLoad];
    running = await startVersion(version, service);
    stopLoad = startLoad(running, service, processes);
    prometheus.scrape([running]);
    stopLoadBefore();
    await before?.stop();
  };
  try {
    const prometheusUrl = await servers.start(prometheus, prometheusProgram);
    await ship('1.0.0');
    startShipping(store, service, processes);
    playground = await startPlayground({ port, quiet: true, prometheus: prometheusUrl, profileStore: store });
    return { playground, prometheusUrl, ship, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
