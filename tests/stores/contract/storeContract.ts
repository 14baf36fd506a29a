// What every store must do, as tests: the same numbers from the same profiles, and a sentence for whatever goes wrong. Run on the
// files store by `npm test` and on profile servers by `npm run test:stores`.
import { type Store } from '../../../src/datasource/stores/store';
import { type Profile } from '../../../src/engine/profile/profile';
import { describeFailures } from './failures';
import { describeLists } from './lists';
import { describeRecordedTrees } from './recordedTrees';
import { describeSeries } from './series';
import { describeTrees } from './trees';

/** A server with the recorded profiles, and how to make a store of it. */
export interface StoreUnderTest {
  /** Without a final slash. */
  readonly url: string;
  /** A new store that has asked nothing yet, of the server at this address. */
  storeAt(url: string): Store;
  /** What a server makes of a profile that it is given; the profile itself where it keeps everything as it is. */
  readonly asKept?: (profile: Profile) => Profile;
  close(): Promise<void>;
}

/** Declares the contract as tests. */
export function describeStoreContract(title: string, start: () => Promise<StoreUnderTest>): void {
  describe(title, () => {
    let running: StoreUnderTest;
    const underTest = () => running;

    beforeAll(async () => {
      running = await start();
    }, 120_000);
    afterAll(() => running.close());

    describeLists(underTest);
    describeTrees(underTest);
    describeSeries(underTest);
    describeRecordedTrees(underTest);
    describeFailures(underTest);
  });
}
