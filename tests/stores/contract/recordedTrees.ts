// Every single profile of testdata/ that was pushed, type by type, against what the engine makes of the file itself.
import { decodeProfile } from '../../../src/engine/formats/decodeProfile';
import { profileTypesOf } from '../../../src/engine/profile/profileType';
import { buildCallTree } from '../../../src/engine/tree/buildCallTree';
import { type RecordedProfile } from '../../../tools/stores/storeServer';
import { testdataProfiles } from '../push/recordedProfiles';
import { signal, totalsByName } from './incident';
import { type StoreUnderTest } from './storeContract';

/** One profile per kind of file is enough of the ninety alike. */
const profiles = testdataProfiles().filter(({ file }) => !file.includes('rideshare-hive') || file.includes('T220000Z'));

export function describeRecordedTrees(underTest: () => StoreUnderTest): void {
  const store = () => underTest().storeAt(underTest().url);

  test.each(profiles.map((profile) => [profile.file, profile] as const))('%s', async (_, recorded) => {
    const given = decodeProfile(recorded.pprof);
    const kept = underTest().asKept?.(given) ?? given;
    for (const { id, sampleTypeIndex } of profileTypesOf(given)) {
      const expected = buildCallTree(kept, sampleTypeIndex);
      const { tree } = await store().tree({ ...requestFor(recorded), profileTypeId: id, maxNodes: 1_000_000 });
      expect([id, tree.total[0]]).toEqual([id, expected.total[0]]);
      expect(totalsByName(tree)).toEqual(totalsByName(expected));
    }
  });
}

function requestFor({ labels, startMs }: RecordedProfile) {
  const selector = Object.entries(labels).map(([name, value]) => ({ name, operator: '=' as const, value }));
  return { selector, range: { fromMs: startMs, toMs: startMs + 1 }, signal };
}
