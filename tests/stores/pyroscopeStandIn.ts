// Stand-ins of Pyroscope with settings of their own, for tests of what servers of other versions and modes do.
import { type HttpClient } from '../../src/datasource/stores/httpClient';
import { PyroscopeStore } from '../../src/datasource/stores/pyroscope/PyroscopeStore';
import { WorkbenchClient } from '../../src/worker/workbenchClient';
import { ChildServers } from '../../tools/stores/childServers';
import { buildGoProgram, findGo } from '../../tools/stores/goBuild';
import { pyroscope } from '../../tools/stores/pyroscope';
import { type RecordedProfile } from '../../tools/stores/storeServer';
import { incident } from './contract/incident';
import { nodeHttpClient } from './nodeHttpClient';

/** Starts stand-ins with these flags and profiles; `stop` ends all of them. */
export class StandIns {
  private readonly children = new ChildServers();

  async start(flags: readonly string[], profiles: readonly RecordedProfile[]): Promise<string> {
    const go = findGo();
    if ('reason' in go) {
      throw new Error(`These tests build the stand-in: ${go.reason}.`);
    }
    const binary = await buildGoProgram(pyroscope.program, go.version);
    const server = { ...pyroscope, commandLine: (port: number) => [`-listen=127.0.0.1:${port}`, ...flags] };
    const url = await this.children.start(server, binary);
    await pyroscope.push(url, profiles);
    return url;
  }

  stop(): Promise<void> {
    return this.children.stop();
  }
}

const onMainThread = () => {
  throw new Error('Jest has no worker.');
};

/** A store that has asked nothing yet. */
export function storeOf(http: HttpClient, timeLimitMs = 10_000): PyroscopeStore {
  return new PyroscopeStore(http, new WorkbenchClient({ cacheBytes: 1 }, onMainThread), {
    maxParallelRequests: 4,
    keepListsMs: 5000,
    retryAfterMs: [10],
    timeLimitMs,
    // The recorded profiles are as old as they were then, whenever the tests run.
    now: () => incident.toMs,
  });
}

/** Passes requests on and keeps the methods they called, in order. */
export function watched(url: string): { readonly http: HttpClient; readonly methods: string[] } {
  const http = nodeHttpClient(url);
  const methods: string[] = [];
  return {
    methods,
    http(request) {
      methods.push(request.path.split('/').at(-1) ?? '');
      return http(request);
    },
  };
}
