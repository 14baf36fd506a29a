// The order of time of what is selected: that of one recording, because two do not share a beginning.
import { buildFlameChart } from '../engine/flame-chart/buildFlameChart';
import { type FlameChart } from '../engine/flame-chart/flameChart';
import { type Profile } from '../engine/profile/profile';

/** Of the selected recordings, the chart of the only one, or the sentence that says why there is none. */
export type TimeOrderResult = { readonly chart: FlameChart } | { readonly sentence: string } | undefined;

interface Recording {
  readonly profile: Profile;
  readonly sampleTypeIndex: number;
  readonly labelSetMask: Uint8Array | undefined;
}

export class TimeOrder {
  private readonly recordings: Recording[] = [];
  private count = 0;

  /** @param maxNodes As in `FlameChartOptions`. */
  constructor(private readonly maxNodes: number | undefined) {}

  add(recording: Recording): void {
    this.count++;
    if (this.count === 1) {
      this.recordings.push(recording);
    } else {
      this.recordings.length = 0;
    }
  }

  /** Undefined where nothing is selected. */
  result(): TimeOrderResult {
    const [only] = this.recordings;
    if (only === undefined) {
      return this.count === 0
        ? undefined
        : {
            sentence: `Only one recording at a time can be shown in order of time; these ${this.count} are merged. Select one by time range or labels.`,
          };
    }
    const { maxNodes } = this;
    const chart = buildFlameChart(only.profile, only.sampleTypeIndex, { labelSetMask: only.labelSetMask, maxNodes });
    return chart.ok ? { chart: chart.value } : { sentence: `${chart.error.replace(/\.$/, '')}: it is merged.` };
  }
}
