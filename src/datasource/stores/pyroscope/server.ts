// One Pyroscope server as it is known so far: what it was seen to do, and the limits it named. Versions are not asked for:
// gateways hide them, and storage modes differ more than versions do.
import * as v from 'valibot';
import { type TimeRangeMs } from '../../../engine/profile/profile';
import { SharedRequests } from '../sharedRequests';
import { type Ability, type StoreCapabilities } from '../store';
import { StoreError } from '../storeError';
import { type Asking, type ConnectClient } from './connectClient';
import { ConnectProblem } from './connectProblem';
import { type EndOfRange } from './ranges';
import { numeric } from './seriesMessages';

const FLAGS_METHOD = 'capabilities.v1.FeatureFlagsService/GetFeatureFlags';
const STATS_METHOD = 'querier.v1.QuerierService/GetProfileStats';

const flagsSchema = v.object({
  featureFlags: v.optional(v.array(v.object({ name: v.string(), enabled: v.optional(v.boolean(), false) })), []),
});
const statsSchema = v.object({
  oldestProfileTime: v.optional(numeric, 0),
  newestProfileTime: v.optional(numeric, 0),
});

/** How long it is believed when the oldest and the newest profile are. */
const KEEP_EXTENT_MS = 5000;

export class PyroscopeServer {
  /** What the server answers at once; infinite until it refuses. */
  longestRangeMs = Infinity;
  /** True once the server answered a call site with everything. */
  ignoresCallSite = false;

  private readonly storage = new SharedRequests<EndOfRange>(Infinity);
  private readonly extents = new SharedRequests<TimeRangeMs | undefined>(KEEP_EXTENT_MS);
  /** Why what the server was seen not to do cannot be done. */
  private readonly inabilities = new Map<Ability, string>();
  /** What was seen to work, so that nobody tries it out again. */
  private readonly proven = new Set<Ability>();

  constructor(readonly client: ConnectClient) {}

  get capabilities(): StoreCapabilities {
    const ability = (name: Ability): true | string => this.inabilities.get(name) ?? true;
    return {
      groupBy: true,
      limit: true,
      maxNodes: true,
      cutSharedFunctions: 'The profiles of this store have stacks: nothing is divided among callers.',
      timeOrder: 'This store merges samples and does not keep when they were taken.',
      functionSeries: true,
      callSite: true,
      spanIds: ability('spanIds'),
      traceIds: ability('traceIds'),
      profileIds: ability('profileIds'),
      exemplars: ability('exemplars'),
      heatmap: ability('heatmap'),
    };
  }

  isProven(ability: Ability): boolean {
    return this.proven.has(ability);
  }

  prove(ability: Ability): void {
    this.proven.add(ability);
  }

  /** Remembers why the server cannot do something; editors show it from now on. */
  miss(ability: Ability, reason: string): void {
    this.inabilities.set(ability, reason);
  }

  /** Which end ranges have: servers without feature flags are older than the v2 storage. Asked until it is answered once. */
  async endOfRange(asking: Asking): Promise<EndOfRange> {
    try {
      return await this.storage.get('', asking.signal, (signal) => this.askStorage({ ...asking, signal }));
    } catch (error) {
      if (!(error instanceof StoreError) || (error instanceof ConnectProblem && isAboutEverything(error))) {
        throw error;
      }
      // A gateway that lets queries alone through. The end that is included reads no profile twice, and at most misses one.
      return 'included';
    }
  }

  private async askStorage(asking: Asking): Promise<EndOfRange> {
    try {
      const { featureFlags } = await this.client.json(FLAGS_METHOD, {}, flagsSchema, asking);
      return featureFlags.some(({ name, enabled }) => name === 'v2StorageLayer' && enabled) ? 'excluded' : 'included';
    } catch (error) {
      if (error instanceof ConnectProblem && error.isUnimplemented) {
        return 'included';
      }
      throw error;
    }
  }

  /**
   * From when to when the server has profiles of any kind; undefined when it has none or does not say, as older ones and queries
   * over several tenants do not.
   */
  extent(asking: Asking): Promise<TimeRangeMs | undefined> {
    return this.extents.get('', asking.signal, async (signal) => {
      try {
        const stats = await this.client.json(STATS_METHOD, {}, statsSchema, { ...asking, signal });
        const { oldestProfileTime: fromMs, newestProfileTime } = stats;
        return newestProfileTime > 0 ? { fromMs, toMs: newestProfileTime + 1 } : undefined;
      } catch (error) {
        if (error instanceof ConnectProblem && error.status >= 400 && !isAboutEverything(error)) {
          return undefined;
        }
        throw error;
      }
    });
  }
}

/** True for failures that every other method would have as well. */
function isAboutEverything({ status, said }: ConnectProblem): boolean {
  return [0, 401, 429].includes(status) || (status >= 500 && status !== 501) || said.includes('credentials');
}
