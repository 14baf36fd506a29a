// Flame graph SVG → Profile. Counts are exact, they stand in the titles; stacks are where bars lie on each other. Only bars that
// the writer left out for being too narrow are gone: their samples are in their callers.
import { type Label, type Profile, type SampleType } from '../../profile/profile';
import { ProfileBuilder } from '../../profile/profileBuilder';
import { DecodeError } from '../decodeError';
import { parseFrameText } from '../folded/frameText';
import { FOLDED_ROOT_FRAMES, labelsOfRoot } from '../folded/rootLabels';
import { type DecodeOptions, type Format } from '../format';
import { type Input } from '../input';
import { type BarParents, findBarParents } from './barParents';
import { readSvgBars, type SvgBars } from './svgBars';

const NAME = 'SVG';
const CPU: SampleType = { name: 'cpu', unit: 'nanoseconds' };
/** Nouns of titles → units as sample types have them; any other noun counts something. */
const UNITS: ReadonlyMap<string, string> = new Map([
  ['bytes', 'bytes'],
  ['ns', 'nanoseconds'],
  ['us', 'microseconds'],
  ['µs', 'microseconds'],
  ['ms', 'milliseconds'],
]);

export const svgFormat: Format = {
  name: 'svg',
  recognizes: ({ text }) =>
    text !== undefined && /^\s*<(?:\?xml|!DOCTYPE svg|svg)\b/i.test(text.text) && text.text.includes('%)</title>'),
  decode: decodeSvg,
};

/** Throws a DecodeError for a picture that was cut off, or whose bars do not stand on each other. */
function decodeSvg(input: Input, { periodNs }: DecodeOptions): Profile {
  const { text, damagedCount } = input.text ?? { text: '', damagedCount: 0 };
  if (!/<\/svg>\s*$/.test(text)) {
    throw new DecodeError(NAME, input.bytes.length, 'is cut off', 'Copy the file again: its end is missing.');
  }
  const bars = readSvgBars(text);
  const parents = findBarParents(bars);
  const isSamples = UNITS.get(bars.noun) === undefined;
  const isCpu = isSamples && periodNs !== undefined;
  const builder = new ProfileBuilder([isCpu ? CPU : { name: bars.noun, unit: UNITS.get(bars.noun) ?? 'count' }]);
  const { overfullCount, labelNames } = addSamples(builder, bars, parents, isCpu ? periodNs : 1);
  return builder.build({
    format: svgFormat.name,
    periodType: isCpu ? CPU : undefined,
    period: isCpu ? periodNs : undefined,
    rootFrameLabels: labelNames.size === 0 ? undefined : [...labelNames],
    notices: noticesOf(bars, overfullCount, damagedCount),
  });
}

interface AddedSamples {
  /** How many bars have less than their callees together. */
  readonly overfullCount: number;
  /** What bars at the root say of threads and processes. */
  readonly labelNames: ReadonlySet<string>;
}

const NO_LABELS: readonly Label[] = [];

/** One sample per bar with a value of its own. Bars at the root that stand for a thread or a process are labels, as in folded stacks. */
function addSamples(builder: ProfileBuilder, bars: SvgBars, parents: BarParents, factor: number): AddedSamples {
  const { order, parent, hasRootBar } = parents;
  const self = Float64Array.from(bars.counts);
  for (const bar of order) {
    if (parent[bar] !== -1) {
      self[parent[bar]] -= bars.counts[bar];
    }
  }
  // -1 for the whole picture, and for bars that are labels.
  const stacks = new Int32Array(bars.length);
  const labels: Array<readonly Label[]> = [];
  const labelNames = new Set<string>();
  let overfullCount = 0;
  order.forEach((bar, position) => {
    const caller = callerStack(stacks, parent[bar]);
    const inherited = labels[parent[bar]] ?? NO_LABELS;
    const isWhole = hasRootBar && position === 0;
    const own = isWhole || caller !== -1 ? undefined : labelsOfRoot(FOLDED_ROOT_FRAMES, bars.names[bar]);
    labels[bar] = own === undefined ? inherited : [...inherited, ...own];
    own?.forEach(({ name }) => labelNames.add(name));
    stacks[bar] = isWhole || own !== undefined ? -1 : stackOf(builder, bars.names[bar], caller);
    if (self[bar] > 0) {
      builder.addSample(stacks[bar], [self[bar] * factor], labels[bar]);
    } else if (self[bar] < 0) {
      overfullCount++;
    }
  });
  return { overfullCount, labelNames };
}

function callerStack(stacks: Int32Array, parent: number): number {
  return parent === -1 ? -1 : stacks[parent];
}

/** inferno marks kernel, inlined and JIT frames of perf by a suffix in folded stacks and drops it in pictures; flamegraph.pl keeps it. */
function stackOf(builder: ProfileBuilder, title: string, caller: number): number {
  const { name, fileName, line } = parseFrameText(title.replace(/_\[[kwij]\]$/, ''));
  return builder.addStack(caller, builder.addFrame(builder.addFunction({ name, fileName }), { line }));
}

function noticesOf({ isDiff, unreadableCount }: SvgBars, overfullCount: number, damagedCount: number): string[] {
  const notices: string[] = [];
  if (isDiff) {
    notices.push(
      'This picture is a diff: its comparison is shown; how much changed is only there as rounded percentages, which are left out.'
    );
  }
  if (unreadableCount > 0) {
    notices.push(`${unreadableCount} bars have no readable position and were left out.`);
  }
  if (overfullCount > 0) {
    notices.push(
      `${overfullCount} bars are narrower than what stands on them: the totals of their callers are too high.`
    );
  }
  if (damagedCount > 0) {
    notices.push(`${damagedCount} letters could not be read and are shown as \uFFFD.`);
  }
  return notices;
}
