// What the panel around a label explorer can do with label values. The view knows no dashboards: it is told what is possible.
import { type TimeWindow } from '../../engine/explain/setSums';
import { type LabelValue } from '../../engine/explain/explainChange';
import { type Selector } from '../../engine/labels/selector';
import { type ListedLabel } from '../../worker/explain/explainRequest';
import { type ComparedSelectors } from './comparedSelectors';

/** Something that can be done, or the sentence on why not and what would make it possible. */
export type Possible<T> = { readonly run: T } | { readonly whyNot: string };

export interface ExplorerActions {
  /** Keeps only the value, or everything but it. `listed` is what is known of its label, if anything. */
  readonly filter: (value: LabelValue, isKept: boolean, listed: ListedLabel | undefined) => Possible<() => void>;
  /** Shows the difference of two sides; `window` where a time was selected. */
  readonly compare: Possible<(sides: ComparedSelectors, window: TimeWindow | undefined) => void>;
  readonly showFlameGraph: Possible<(selector: Selector) => void>;
  /** Rejects with a sentence where the query cannot be filled in. */
  readonly openExplore: Possible<(selector: Selector) => Promise<void>>;
}
