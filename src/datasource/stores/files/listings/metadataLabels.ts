// What somebody stored with an object of a bucket, as labels.
import { type Label } from '../../../../engine/profile/profile';

/** Texts only: stores of objects know no others. */
export function metadataLabels(entries: Iterable<readonly [string, unknown]>): readonly Label[] {
  const labels: Label[] = [];
  for (const [name, value] of entries) {
    if (typeof value === 'string' && name !== '' && value !== '') {
      labels.push({ name, value });
    }
  }
  return labels;
}
