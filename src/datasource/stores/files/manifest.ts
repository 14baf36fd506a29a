// The optional list of profiles at the root of a folder: one JSON object per line (`profiles.ndjson`), or the same objects in an
// array (`profiles.json`). It replaces directory listings and knows more than they do.
import * as v from 'valibot';
import { itemSpans } from '../../../engine/formats/jsonOutline';
import { type Clock } from '../../../engine/formats/format';
import { type Label } from '../../../engine/profile/profile';
import { clockOf } from './clock';
import { isInside } from './pathLabels';
import { inSlices } from './slices';

/** One profile as the manifest describes it. */
export interface ManifestEntry {
  readonly path: string;
  readonly labels: readonly Label[];
  readonly fromMs?: number;
  readonly toMs?: number;
  /** Profile type ids in five parts; undefined when the manifest does not say. */
  readonly profileTypeIds?: readonly string[];
  /** The clock of these types, or of a short name such as "cpu". */
  readonly clock?: Clock;
  /** Names of the labels that samples have inside the file; undefined when the manifest does not say. */
  readonly sampleLabels?: readonly string[];
  /** Nanoseconds between two samples. */
  readonly periodNs?: number;
}

export interface Manifest {
  readonly entries: readonly ManifestEntry[];
  readonly notices: readonly string[];
}

/** Keys that are not named here are ignored. A value of the wrong kind makes the line one to skip, with a notice. */
const entrySchema = v.object({
  path: v.string(),
  labels: v.optional(
    v.custom<object>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), 'not an object')
  ),
  from: v.optional(v.pipe(v.number(), v.finite())),
  to: v.optional(v.pipe(v.number(), v.finite())),
  type: v.optional(v.union([v.string(), v.array(v.string())])),
  sampleLabels: v.optional(v.array(v.string())),
  period_ns: v.optional(v.pipe(v.number(), v.finite(), v.gtValue(0))),
});

/** So many wrong lines are named one by one; the others are counted. */
const NAMED_PROBLEMS = 3;

/**
 * Reads either form, in slices; undefined when the text is neither, such as a web page or a profile that a server sends for every address. A
 * half-written last line is skipped silently, because writers append while readers read. Rejects with an AbortError when the signal fires.
 */
export async function parseManifest(text: string, name: string, signal: AbortSignal): Promise<Manifest | undefined> {
  const body = text.replace(/^\uFEFF/, '').trim();
  const isArray = body.startsWith('[');
  if (isArray ? !body.endsWith(']') : body !== '' && !body.startsWith('{')) {
    return undefined;
  }
  const entries: ManifestEntry[] = [];
  const notices: string[] = [];
  let [valueCount, problemCount, hasPath] = [0, 0, false];
  await inSlices(isArray ? itemValues(body) : lineValues(body), signal, (value) => {
    valueCount++;
    hasPath ||= 'path' in Object(value);
    const problem = readEntry(value, entries);
    if (problem !== undefined && ++problemCount <= NAMED_PROBLEMS) {
      notices.push(`${name}, ${isArray ? 'entry' : 'line'} ${valueCount}: ${problem}, so it was left out.`);
    }
  });
  if (problemCount > NAMED_PROBLEMS) {
    notices.push(`${name}: ${problemCount - NAMED_PROBLEMS} more were left out in the same way.`);
  }
  // Some servers hand out one and the same file for every address below it, and profiles in JSON have no paths.
  return hasPath || valueCount === 0 ? { entries, notices } : undefined;
}

/** One value per line, undefined for a line that is no JSON, unless it is the last one. */
function* lineValues(text: string): Generator<unknown> {
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const value = parseJson(text.slice(start, end));
    if (newline !== -1 || value !== undefined) {
      yield value;
    }
    start = end + 1;
  }
}

/** One value per item of a list, undefined for what is no JSON. */
function* itemValues(text: string): Generator<unknown> {
  for (const { from, to } of itemSpans(text, 0)) {
    yield parseJson(text.slice(from, to));
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Undefined is no JSON value: it stands for a text that is none.
    return undefined;
  }
}

/** Adds the entry, or says what is wrong with it. */
function readEntry(value: unknown, entries: ManifestEntry[]): string | undefined {
  const parsed = v.safeParse(entrySchema, value);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const key = v.getDotPath(issue);
    return key === null ? 'not a JSON object' : `"${key}" is not what it should be`;
  }
  const { path, labels, from, to, type, sampleLabels, period_ns: periodNs } = parsed.output;
  const relative = path.replace(/^\.\//, '');
  if (!isInside(relative) || relative.endsWith('/')) {
    return `the path ${JSON.stringify(path)} leads outside the folder`;
  }
  const types = typeof type === 'string' ? [type] : (type ?? []);
  const ids = types.filter((id) => id.split(':').length === 5);
  entries.push({
    path: relative,
    labels: Object.entries(labels ?? {}).map(([name, labelValue]) => ({ name, value: String(labelValue) })),
    fromMs: from,
    toMs: to,
    // A short name such as "wall" tells the clock at most: only a whole id is a profile type.
    profileTypeIds: ids.length === 0 ? undefined : ids,
    clock: clockOf(types),
    sampleLabels,
    periodNs,
  });
  return undefined;
}
