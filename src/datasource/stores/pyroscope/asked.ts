// What a request asks for: in words for sentences about failures, and in the server's terms.
import { printSelector } from '../../../engine/labels/printSelector';
import { type TimeRangeMs } from '../../../engine/profile/profile';
import { type ProfileRequest } from '../store';
import { type EndOfRange, serverRange } from './ranges';
import { type SelectMessage } from './requestMessages';

type Selected = Pick<ProfileRequest, 'profileTypeId' | 'selector'>;

/** A sentence's subject: "The query for process_cpu:cpu:nanoseconds:cpu:nanoseconds {region="eu"}". */
export function askedOf({ profileTypeId, selector }: Selected): string {
  return `The query for ${profileTypeId} ${printSelector(selector)}`;
}

/** The fields that every request for a tree or a profile has, for one piece of the range. */
export function selectionOf({ profileTypeId, selector }: Selected, piece: TimeRangeMs, end: EndOfRange): SelectMessage {
  return { profileTypeId, labelSelector: printSelector(selector), ...serverRange(piece, end) };
}
