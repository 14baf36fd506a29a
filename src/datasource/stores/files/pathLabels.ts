// What a path says about the profile: labels, and which files are alike.
//
//     service_name=api/region=eu/cpu/vehicle=car__20261120T220000Z.cpu.pb.gz
//     labels: service_name=api, region=eu, vehicle=car, dir=cpu, file=20261120T220000Z.cpu
import { type Label } from '../../../engine/profile/profile';

/** The label that holds the folders which are not `key=value`, joined by slashes. */
export const DIR_LABEL = 'dir';
/** The label that holds what is left of the file's name. */
export const FILE_LABEL = 'file';

/** Folder part → label; undefined where it is not of the form `key=value`. */
function labelOf(part: string): Label | undefined {
  const at = part.indexOf('=');
  return at > 0 ? { name: part.slice(0, at), value: part.slice(at + 1) } : undefined;
}

/** The `key=value` labels of the folders of `path`, which ends with a slash or is empty. They hold for everything below. */
export function folderLabels(path: string): readonly Label[] {
  return [...labelsAndRest(path.split('/')).labels.values()];
}

/**
 * All labels of the path of a file, decoded already. Where a name is there twice, the outer one counts: what a folder says
 * holds for everything below it, so that whole folders can be left alone.
 *
 * `ofPattern`: What the file's name says in its writer's own way; a `key=value` of the path goes before it.
 */
export function pathLabels(path: string, ofPattern: readonly Label[] = []): readonly Label[] {
  const nameAt = path.lastIndexOf('/') + 1;
  const folders = labelsAndRest(path.slice(0, nameAt).split('/'));
  const name = labelsAndRest(stem(path.slice(nameAt)).split(/,|__/));
  const patternLabels = ofPattern.map((label) => [label.name, label] as const);
  const labels = new Map([...patternLabels, ...name.labels, ...folders.labels]);
  const rests = [
    { name: DIR_LABEL, value: folders.rest.join('/') },
    { name: FILE_LABEL, value: name.rest.join('__') },
  ];
  for (const label of rests) {
    if (label.value !== '' && !labels.has(label.name)) {
      labels.set(label.name, label);
    }
  }
  return [...labels.values()];
}

function labelsAndRest(parts: readonly string[]): { readonly labels: Map<string, Label>; readonly rest: string[] } {
  const labels = new Map<string, Label>();
  const rest: string[] = [];
  for (const part of parts.filter(Boolean)) {
    const label = labelOf(part);
    if (label === undefined) {
      rest.push(part);
    } else if (!labels.has(label.name)) {
      labels.set(label.name, label);
    }
  }
  return { labels, rest };
}

/** A name without its compression's ending and one more ending. */
function stem(name: string): string {
  const unpacked = name.replace(/(?<=.)\.(gz|zst|lz4|bz2|xz)$/i, '');
  return unpacked.replace(/(?<=.)\.[^.=,]*$/, '');
}

/** Equal for files of one folder whose names differ only in numbers: they are expected to hold the same profile types. */
export function filePattern(path: string): string {
  const nameAt = path.lastIndexOf('/') + 1;
  return path.slice(0, nameAt) + path.slice(nameAt).replace(/\d+/g, '0');
}

/** The path as part of a URL: every segment percent-encoded, `=` left readable. */
export function encodePath(path: string): string {
  return path
    .split('/')
    .map((segment) => encodeURIComponent(segment).replaceAll('%3D', '='))
    .join('/');
}

/** False for a path that would leave the base folder or cannot be part of a URL. A colon is fine: `encodePath` takes its meaning away. */
export function isInside(path: string): boolean {
  return (
    path !== '' &&
    !/[\\\0]|\p{Surrogate}/u.test(path) &&
    path
      .replace(/(?<=.)\/$/, '')
      .split('/')
      .every((segment) => !['', '.', '..'].includes(segment))
  );
}
