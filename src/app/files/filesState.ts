// What the page of files shows: up to two files, a profile type, and sentences on what could not be read.
import { firstType, typesOf, typesWithValues } from './chosenTypes';
import { type LocalFile } from './localFiles';

export interface FilesState {
  /** One file is shown alone; of two the first is the baseline. */
  readonly files: readonly LocalFile[];
  /** Undefined without files. */
  readonly profileType: string | undefined;
  readonly problems: readonly string[];
  /** Names of files that are being read; empty for none. */
  readonly reading: readonly string[];
}

export type FilesAction =
  | { readonly kind: 'begin'; readonly names: readonly string[] }
  | {
      readonly kind: 'end';
      readonly names: readonly string[];
      readonly read: readonly LocalFile[];
      readonly problems: readonly string[];
    }
  | { readonly kind: 'chooseType'; readonly profileType: string }
  | { readonly kind: 'swap' }
  | { readonly kind: 'remove'; readonly key: string };

export const noFiles: FilesState = { files: [], profileType: undefined, problems: [], reading: [] };

export function filesReducer(state: FilesState, action: FilesAction): FilesState {
  switch (action.kind) {
    case 'begin':
      return { ...state, problems: [], reading: [...state.reading, ...action.names] };
    case 'end':
      return withFiles({ ...state, reading: without(state.reading, action.names) }, taken(state.files, action.read), [
        ...action.problems,
        ...leftOver(action.read),
      ]);
    case 'chooseType':
      return { ...state, profileType: action.profileType };
    case 'swap':
      return { ...state, files: [...state.files].reverse() };
    case 'remove':
      return withFiles(
        state,
        state.files.filter(({ key }) => key !== action.key),
        []
      );
  }
}

/** Others may still be read: files dropped one after the other. */
function without(reading: readonly string[], names: readonly string[]): readonly string[] {
  return reading.filter((name) => !names.includes(name));
}

/** A second file is compared with the first; two at once, or one more beside two, begin anew. Older files are baselines. */
function taken(shown: readonly LocalFile[], read: readonly LocalFile[]): readonly LocalFile[] {
  if (read.length === 0) {
    return shown;
  }
  if (read.length === 1) {
    return shown.length === 1 ? [...shown, ...read] : read;
  }
  return read.slice(0, 2).sort((a, b) => a.file.lastModified - b.file.lastModified);
}

function leftOver(read: readonly LocalFile[]): readonly string[] {
  return read.length <= 2
    ? []
    : [
        `Two files are compared at a time; ${read
          .slice(2)
          .map(({ file }) => file.name)
          .join(', ')} is left out.`,
      ];
}

function withFiles(state: FilesState, files: readonly LocalFile[], problems: readonly string[]): FilesState {
  const types = files.map(({ summary }) => typesWithValues(summary));
  const { profileType } = state;
  const stays = profileType !== undefined && typesOf(types).includes(profileType);
  return { ...state, files, problems, profileType: stays ? profileType : firstType(types) };
}
