// What is made of a file may not be many times what stands in it. A location may be in every stack, with all the functions that were
// inlined into it: then there are more frames than any memory holds.

/** On average, beyond the first million frames. */
const MAX_FRAMES_PER_LOCATION = 16;
const FREE_FRAMES = 2 ** 20;

/** Counts locations of stacks and the frames that they become. */
export class LocationFrames {
  private locationCount = 0;
  private frameCount = 0;

  /** One more location that becomes so many frames. False where stacks have grown beyond what any program records. */
  add(frameCount: number): boolean {
    this.locationCount++;
    this.frameCount += frameCount;
    return this.frameCount <= FREE_FRAMES + MAX_FRAMES_PER_LOCATION * this.locationCount;
  }
}
