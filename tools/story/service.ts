// The sample service as plain processes: a version of it in three regions under load, shipped like any other by replacing the one before.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../repository';
import { type ChildServer, ChildServers } from '../stores/childServers';
import { type ChildProcesses } from './childProcesses';

/** Seconds that a region needs to fetch the directory of drivers; two hold it themselves. */
const ROUND_TRIP_S = { 'us-east': 0, 'eu-north': 0.125, 'ap-south': 0 } as const;

export type Region = keyof typeof ROUND_TRIP_S;

export const regions: readonly Region[] = ['us-east', 'eu-north', 'ap-south'];

/** Profiles are written for stretches of time so long, in seconds. */
const SLICE_S = 10;

export const serviceName = 'ride-sharing-app';

const serviceFolder = path.join(repositoryRoot, 'samples', 'service');

/** `python3` runs what `samples/service` holds; `profiles` is where it writes its profiles. */
export interface ServiceOptions {
  readonly python: string;
  readonly profiles: string;
}

/** One version that runs: the address of each region, without a final slash. */
export interface RunningVersion {
  readonly version: string;
  readonly urls: Readonly<Record<Region, string>>;
  stop(): Promise<void>;
}

/** Starts a version in all regions; resolves when all of them answer. */
export async function startVersion(version: string, { python, profiles }: ServiceOptions): Promise<RunningVersion> {
  const children = new ChildServers();
  const urls = await Promise.all(
    regions.map(
      async (region) => [region, await children.start(instance(region, version, profiles, python), 'nice')] as const
    )
  );
  return { version, urls: Object.fromEntries(urls) as Record<Region, string>, stop: () => children.stop() };
}

/** What else runs on the machine must not keep the CPU time from it that the rule watches; where that is not allowed, `nice` goes on without. */
function instance(region: Region, version: string, profiles: string, python: string): ChildServer {
  return {
    title: `The sample service ${version} in ${region}`,
    readyPath: 'metrics',
    commandLine: () => ['-n', '-10', python, path.join(serviceFolder, 'rideshare.py')],
    environment(port) {
      const folder = path.join(profiles, `service_name=${serviceName}`, `region=${region}`, `version=${version}`);
      mkdirSync(folder, { recursive: true });
      return {
        PYTHONDONTWRITEBYTECODE: '1',
        REGION: region,
        VERSION: version,
        PORT: String(port),
        DIRECTORY_ROUND_TRIP_S: String(ROUND_TRIP_S[region]),
        PROFILE_DIR: folder,
        SLICE_S: String(SLICE_S),
      };
    },
  };
}

/** Orders rides from a version until it is stopped. */
export function startLoad({ urls }: RunningVersion, { python }: ServiceOptions, processes: ChildProcesses): () => void {
  const targets = regions.map((region) => `${region}=${urls[region]}`);
  return processes.start(python, [path.join(serviceFolder, 'load.py'), 'now', 'forever', ...targets]);
}

/** Sends what the service writes to a store, until it is stopped. */
export function startShipping(
  store: { readonly kind: 'pyroscope' | 'parca' | 'keep'; readonly url: string },
  { python, profiles }: ServiceOptions,
  processes: ChildProcesses
): () => void {
  return processes.start(python, [path.join(serviceFolder, 'ship.py'), profiles, store.kind, store.url]);
}
