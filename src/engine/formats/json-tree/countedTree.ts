// A tree of counted samples → Profile: what the JSON of d3 and the page of Python's sampling profiler have in common.
import { type Profile, type SampleType } from '../../profile/profile';
import { ProfileBuilder } from '../../profile/profileBuilder';
import { damagedLetters } from '../damagedLetters';
import { type DecodeOptions } from '../format';
import { type Input } from '../input';
import { noticeOfTooSmall, readTree, type TreeNode } from './readTree';

const SAMPLES: SampleType = { name: 'samples', unit: 'count' };
const CPU: SampleType = { name: 'cpu', unit: 'nanoseconds' };

export interface CountedTree {
  readonly format: string;
  readonly root: unknown;
  readonly input: Input;
}

/** Counts samples, or CPU time where somebody says how often they were taken. */
export function profileOfCountedTree(
  { format, root, input }: CountedTree,
  { periodNs }: DecodeOptions,
  readNode: (node: unknown, builder: ProfileBuilder) => TreeNode
): Profile {
  const builder = new ProfileBuilder([periodNs === undefined ? SAMPLES : CPU]);
  const tooSmallCount = readTree(root, builder, {
    readNode: (node) => readNode(node, builder),
    addSample: (stack, self) => builder.addSample(stack, [self * (periodNs ?? 1)]),
    roundedBy: 0,
  });
  return builder.build({
    format,
    periodType: periodNs === undefined ? undefined : CPU,
    period: periodNs,
    notices: [...noticeOfTooSmall(tooSmallCount), ...damagedLetters(input)],
  });
}
