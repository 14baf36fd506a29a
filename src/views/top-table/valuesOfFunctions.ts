// The numbers of each function of a profile, for the columns of lists.
import { type ProfileModel } from '../profile/profileModel';
import { type RowValues } from '../value-rows/valueColumns';

/** Self and total per function, recursion counted once; in a diff of both sides. */
export function valuesOfFunctions(profile: ProfileModel): RowValues {
  const [comparison, baseline] = [profile.functionTotals(), profile.baselineTotals()];
  // Only what a list shows is asked for.
  return {
    get self() {
      return comparison.self;
    },
    total: comparison.total,
    get baselineSelf() {
      return baseline?.self;
    },
    baselineTotal: baseline?.total,
  };
}
