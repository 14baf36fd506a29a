// What DHAT counts at each place, as sample types. Its modes count different things under the same keys.
import { type SampleType } from '../../profile/profile';

export interface EventColumn {
  readonly type: SampleType;
  /** As DHAT calls it: total, at the peak of the heap, at the end; bytes, blocks. */
  readonly field: string;
  readonly isDefault: boolean;
}

/**
 * @param mode `heap` of Valgrind, `rust-heap` of dhat-rs, `copy`, or `ad-hoc` with units of the program's own.
 * @param unit Of ad-hoc counts.
 * @param hasLifetimes True where blocks live for a while, so that there is a peak and an end.
 */
export function eventColumns(mode: string, unit: string, hasLifetimes: boolean): readonly EventColumn[] {
  if (hasLifetimes) {
    return [
      column('alloc_objects', 'count', 'tbk'),
      { ...column('alloc_space', 'bytes', 'tb'), isDefault: true },
      column('inuse_peak_objects', 'count', 'gbk'),
      column('inuse_peak_space', 'bytes', 'gb'),
      column('inuse_end_objects', 'count', 'ebk'),
      column('inuse_end_space', 'bytes', 'eb'),
    ];
  }
  const name = mode === 'copy' ? 'copied' : 'events';
  const amount = mode === 'ad-hoc' ? unit || 'units' : 'bytes';
  return [column(name, 'count', 'tbk'), { ...column(`${name}_total`, amount, 'tb'), isDefault: true }];
}

function column(name: string, unit: string, field: string): EventColumn {
  return { type: { name, unit }, field, isDefault: false };
}
