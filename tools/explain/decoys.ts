// What happens in every fleet and explains nothing: pods that are renamed and load that moves between versions at the
// same cost. Lists that a store cut short are made in incident.ts, from the counts.
import { codeOfValue, copyRow, type Cause, type Windows } from './causes';
import { type Random } from './random';

export const DECOYS = ['none', 'restart', 'rollout', 'cut'] as const;
export type Decoy = (typeof DECOYS)[number];

/** The label that a decoy needs. */
export function labelOfDecoy(decoy: Decoy): readonly string[] {
  return decoy === 'restart' ? ['pod'] : decoy === 'rollout' ? ['version'] : [];
}

export function plantDecoy(random: Random, windows: Windows, decoy: Decoy, causes: readonly Cause[]): void {
  if (decoy === 'restart') {
    renamePods(random, windows, causes);
  } else if (decoy === 'rollout') {
    moveLoad(random, windows, causes);
  }
}

/** True if a row belongs to a cause that is named by this label: the decoy must not unname it. */
function isNamedBy(label: number, causes: readonly Cause[], cause: number): boolean {
  return cause > 0 && causes[cause - 1].parts.some((part) => part.label === label);
}

function renamePods(random: Random, windows: Windows, causes: readonly Cause[]): void {
  const { population, baseline, comparison, causeOfRow } = windows;
  const pod = population.labelNames.indexOf('pod');
  const share = random.pick([0.1, 0.3, 1]);
  const isRenamed = population.values[pod].map(() => random.chance(share));
  for (let row = 0, length = baseline.length; row < length; row++) {
    const code = population.codes[pod][row];
    if (isRenamed[code] && comparison[row] > 0 && baseline[row] > 0 && !isNamedBy(pod, causes, causeOfRow[row])) {
      const renamed = codeOfValue(population, pod, `${population.values[pod][code]}-again`);
      const copy = copyRow(windows, row, new Map([[pod, renamed]]));
      comparison[copy] = comparison[row];
      comparison[row] = 0;
    }
  }
}

function moveLoad(random: Random, windows: Windows, causes: readonly Cause[]): void {
  const { population, baseline, comparison, causeOfRow } = windows;
  const version = population.labelNames.indexOf('version');
  const [pod, build, region] = ['pod', 'build', 'region'].map((name) => population.labelNames.indexOf(name));
  const versions = population.values[version].filter((name) => !name.startsWith('v-new'));
  const [from, to] = random.shuffled(versions.map((_, code) => code));
  const share = random.pick([0.3, 0.6, 1]);
  const renamesPods = pod >= 0 && random.chance(0.5);
  const oneRegion = region >= 0 && random.chance(0.5) ? random.integer(0, population.values[region].length - 1) : -1;
  const isMoved = population.values[Math.max(pod, 0)].map(() => random.chance(share));
  for (let row = 0, length = baseline.length; row < length; row++) {
    const isInScope = oneRegion < 0 || population.codes[region][row] === oneRegion;
    const moves = pod >= 0 ? isMoved[population.codes[pod][row]] : random.chance(share);
    const isOwn = [version, pod, build].some((label) => isNamedBy(label, causes, causeOfRow[row]));
    if (population.codes[version][row] === from && isInScope && moves && comparison[row] > 0 && !isOwn) {
      const changes = new Map([[version, to]]);
      if (build >= 0) {
        changes.set(build, to);
      }
      if (renamesPods) {
        const name = population.values[pod][population.codes[pod][row]];
        changes.set(pod, codeOfValue(population, pod, `${name}-moved`));
      }
      const copy = copyRow(windows, row, changes);
      comparison[copy] = comparison[row];
      comparison[row] = 0;
    }
  }
}
