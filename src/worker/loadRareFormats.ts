// Loads the decoders of rare formats into the worker, when a file first asks for them. Synchronous, as everything in the worker is.
import { DecodeError } from '../engine/formats/decodeError';
import { type Format } from '../engine/formats/format';

/** What the loaded script leaves behind; see rareFormatsScript.ts. */
declare global {
  var flameboardRareFormats: readonly Format[] | undefined;
}

/** @param url Absolute. Without one there are none. Throws a DecodeError when they cannot be loaded; the next file tries again. */
export function loadRareFormats(url: string | undefined): readonly Format[] {
  if (globalThis.flameboardRareFormats === undefined && url !== undefined) {
    try {
      importScripts(url);
    } catch {
      // The network or a content security policy: which one, the browser does not say.
      throw new DecodeError(
        'unknown',
        -1,
        'may be in one of the rarer formats, whose decoders could not be loaded',
        'Reload the page; if it happens again, the content security policy of Grafana keeps workers from loading scripts of plugins.'
      );
    }
  }
  return globalThis.flameboardRareFormats ?? [];
}
