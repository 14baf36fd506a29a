// Where the script with the decoders of rare formats is, for a worker, which has no address of its own to start from.
import url from './rareFormatsScript?script';

/** Absolute; undefined in builds that carry no such script (tests). */
export function rareFormatsUrl(): string | undefined {
  return url === '' ? undefined : new URL(url, document.baseURI).href;
}
