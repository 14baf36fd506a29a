// The labels that a sample has in a file: manifest > the sample's own > path > frames at the root of its stack. They decide what a selector
// keeps and into which series a value goes.
import { type Label, type LabelSet, type Profile } from '../engine/profile/profile';
import { type ProfileFile } from './workRequest';

/** Reads the value of a label, `''` when absent. */
export type LabelReader = (name: string) => string;

/** Makes the readers of one file's samples. A label that a sample has twice counts with its first value. */
export class SampleLabels {
  private readonly stated: ReadonlyMap<string, string>;
  private readonly path: ReadonlyMap<string, string>;

  constructor(
    file: Pick<ProfileFile, 'manifestLabels' | 'pathLabels'>,
    { rootFrameLabels = [] }: Pick<Profile, 'rootFrameLabels'>
  ) {
    this.path = labelMap(file.pathLabels);
    // What goes before the samples' own.
    this.stated = labelMap([
      ...file.pathLabels.filter(({ name }) => rootFrameLabels.includes(name)),
      ...file.manifestLabels,
    ]);
  }

  reader(labelSet: LabelSet): LabelReader {
    return (name) =>
      this.stated.get(name) ?? labelSet.find((label) => label.name === name)?.value ?? this.path.get(name) ?? '';
  }
}

function labelMap(labels: readonly Label[]): Map<string, string> {
  return new Map(labels.map(({ name, value }) => [name, value]));
}
