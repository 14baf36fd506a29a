// Names of functions for variables.
import { numbersOf } from '../../engine/functions/functionNumbers';
import { topFunctions } from '../../engine/functions/topFunctions';
import { type LabelNamesRequest, type ListAnswer, type Store } from '../stores/store';
import { usualProfileType } from './usualProfileType';

/** More than anybody scrolls through in a drop-down. */
const MAX_NAMES = 500;

/** Those with the largest self first, each name once. */
export async function functionNames(store: Store, request: LabelNamesRequest): Promise<ListAnswer> {
  const profileTypeId = request.profileTypeId ?? (await usualProfileType(store, request));
  const { tree, exactCalls, notices } = await store.tree({ ...request, profileTypeId });
  const numbers = numbersOf(tree, exactCalls);
  const { rows } = topFunctions(numbers, { by: 'self', limit: MAX_NAMES });
  return { values: [...new Set(Array.from(rows, (row) => numbers.functions.names[row]))], notices };
}
