// From what is explained, or picked, to the comparison of two selectors.
import { type Explanation } from '../../engine/explain/explainChange';
import { sidesOfExplanation, sidesOfPicked } from './comparedSelectors';
import { type ExplorerActions, type Possible } from './explorerActions';
import { type Explorer } from './useExplorer';

export interface Comparing {
  readonly ofExplanation: Possible<(explanation: Explanation) => void>;
  readonly ofPicked: Possible<() => void>;
}

export function useComparing({ state, window }: Explorer, { compare }: ExplorerActions): Comparing {
  if ('whyNot' in compare) {
    return { ofExplanation: compare, ofPicked: compare };
  }
  return {
    ofExplanation: { run: (explanation) => compare.run(sidesOfExplanation(explanation), window) },
    ofPicked: {
      run: () => {
        const sides = sidesOfPicked(state.picked);
        if (sides !== undefined) {
          compare.run(sides, window);
        }
      },
    },
  };
}
