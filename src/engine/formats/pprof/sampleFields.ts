// Where the fields of one pprof sample lie.

/** The tags of a sample's fields as writers put them: packed numbers and messages. */
const LOCATIONS_TAG = 0x0a;
const VALUES_TAG = 0x12;
const LABEL_TAG = 0x1a;

/** Stretches of bytes; an absent field is an empty one. One object serves all samples. */
export class SampleFields {
  /** The packed location ids, leaf first. */
  locationsStart = 0;
  locationsEnd = 0;
  /** The packed values, one per sample type. */
  valuesStart = 0;
  valuesEnd = 0;
  /** All label fields with their tags. */
  labelsStart = 0;
  labelsEnd = 0;

  /**
   * Finds the fields of the sample in [start, end). False when they are not as writers put them today: at most one packed
   * list of locations and of values each, labels next to each other, nothing else, no field of 16 KiB or more.
   */
  locate(bytes: Uint8Array, start: number, end: number): boolean {
    let locationsStart = 0;
    let locationsEnd = 0;
    let valuesStart = 0;
    let valuesEnd = 0;
    let labelsStart = 0;
    let labelsEnd = 0;
    let position = start;
    while (position < end) {
      const tagStart = position;
      const tag = bytes[position];
      const low = bytes[position + 1];
      const high = low > 127 ? bytes[position + 2] : 0;
      const fieldStart = position + (low > 127 ? 3 : 2);
      position = fieldStart + (low & 127) + high * 128;
      // Written so that a length beyond the end of the buffer, which is not a number, is refused as well.
      if (!(high < 128 && position <= end)) {
        return false;
      }
      if (tag === LABEL_TAG && (labelsEnd === 0 || labelsEnd === tagStart)) {
        labelsStart = labelsEnd === 0 ? tagStart : labelsStart;
        labelsEnd = position;
      } else if (tag === LOCATIONS_TAG && locationsEnd === 0) {
        locationsStart = fieldStart;
        locationsEnd = position;
      } else if (tag === VALUES_TAG && valuesEnd === 0) {
        valuesStart = fieldStart;
        valuesEnd = position;
      } else {
        return false;
      }
    }
    this.locationsStart = locationsStart;
    this.locationsEnd = locationsEnd;
    this.valuesStart = valuesStart;
    this.valuesEnd = valuesEnd;
    this.labelsStart = labelsStart;
    this.labelsEnd = labelsEnd;
    return true;
  }
}
