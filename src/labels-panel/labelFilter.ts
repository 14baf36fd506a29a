// Which labels a dashboard wants: the options "show" and "hide" as one predicate.
import { err, ok, type Result } from '../base/result';
import { escapeRegex } from '../engine/labels/interpolateSelector';
import { parseSearch } from '../engine/tree/search';
import { type LabelFilter } from '../frames/labelTables';

/** Names with commas between them, `*` for any letters, or one `/regular expression/`. Fails with a sentence for a broken one. */
export function labelFilterOf(show: string, hide: string): Result<LabelFilter, string> {
  const shown = readPattern(show, 'labels to show');
  const hidden = readPattern(hide, 'labels to hide');
  if (!shown.ok) {
    return shown;
  }
  if (!hidden.ok) {
    return hidden;
  }
  const isShown = shown.value ?? (() => true);
  const isHidden = hidden.value ?? (() => false);
  return ok((name) => isShown(name) && !isHidden(name));
}

/** Undefined for an empty text. */
function readPattern(text: string, calledA: string): Result<LabelFilter | undefined, string> {
  const trimmed = text.trim();
  if (/^\/.+\/i?$/su.test(trimmed)) {
    const pattern = parseSearch(trimmed, `option "${calledA}",`);
    return pattern.ok ? pattern : err(pattern.error.message);
  }
  const names = trimmed.split(',').map((name) => name.trim());
  const wanted = names.filter((name) => name !== '').map((name) => name.split('*').map(escapeRegex).join('.*'));
  if (wanted.length === 0) {
    return ok(undefined);
  }
  const pattern = new RegExp(`^(?:${wanted.join('|')})$`, 'su');
  return ok((name) => pattern.test(name));
}
