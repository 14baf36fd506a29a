// Every server that the suite runs against.
import { parca } from './parca';
import { pyroscope, pyroscopeV1 } from './pyroscope';
import { type StoreServer } from './storeServer';

export const storeServers: readonly StoreServer[] = [parca, pyroscope, pyroscopeV1];
