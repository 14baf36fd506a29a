// The words that all our frames use for themselves in `meta.custom.flameboard`, whatever they hold.
import { type DataFrame } from '@grafana/data';

/** The name under which our frames keep their own facts in `meta.custom`. */
const CUSTOM_KEY = 'flameboard';

/** `meta.custom` of one of our frames. */
export function flameboardCustom<K extends string, M extends object>(kind: K, meta: M): Record<string, unknown> {
  return { [CUSTOM_KEY]: { version: 1, kind, ...meta } };
}

/** Our own facts of a frame of this kind; undefined for a frame of somebody else's, or of a version that we do not know. */
export function flameboardFacts(frame: DataFrame, kind: string): object | undefined {
  const custom: unknown = frame.meta?.custom?.[CUSTOM_KEY];
  const isOurs =
    typeof custom === 'object' &&
    custom !== null &&
    'version' in custom &&
    custom.version === 1 &&
    'kind' in custom &&
    custom.kind === kind;
  return isOurs ? custom : undefined;
}
