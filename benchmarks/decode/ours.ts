// Our way from the bytes of a file to the call tree of its default sample type.
import { decodeProfile } from '../../src/engine/formats/decodeProfile';
import { buildCallTree } from '../../src/engine/tree/buildCallTree';

/** The total of the tree. */
export function ours(bytes: Uint8Array): number {
  const profile = decodeProfile(bytes);
  return buildCallTree(profile, profile.defaultSampleTypeIndex).total[0];
}
