// Lists for editors, variables and "Save & test": profile types, label names and values. They come from paths, the manifest
// and what was read before; bodies are downloaded only for what these cannot tell, at most one per pattern of files.
import { type Selector } from '../../../engine/labels/selector';
import {
  type LabelNamesRequest,
  type LabelValuesRequest,
  type ListAnswer,
  type StoreCheck,
  type StoreRequest,
} from '../store';
import { forEachAtOnce } from '../forEachAtOnce';
import { StoreError } from '../storeError';
import { togetherOrNot } from '../togetherOrNot';
import { type CatalogFile } from './catalogFile';
import { type FileCatalog } from './fileCatalog';
import { type FileKnowledge } from './fileKnowledge';
import { type FileReader } from './fileReader';
import { type Asking } from './folderClient';
import { DIR_LABEL, FILE_LABEL } from './pathLabels';
import { SelectorRules } from './selectorRules';
import { filterInSlices, inSlices, textsInSlices } from './slices';
import { filesInRange } from './timeSelection';

/** So many patterns of files are looked into for a list; a folder with more needs a manifest. */
const MAX_PROBES = 100;
/** A pattern whose newest files are bad is given up after so many. */
const TRIES_PER_PATTERN = 3;
const PROBES_AT_ONCE = 8;

/** The files of one pattern, as far as a list needs them. */
interface Kind {
  /** True when one of them is known. */
  isKnown: boolean;
  /** Those that start last, the last one first; at most `TRIES_PER_PATTERN`. */
  readonly newest: Array<{ readonly file: CatalogFile; readonly startMs: number }>;
}

interface Selected {
  readonly files: readonly CatalogFile[];
  readonly notices: readonly string[];
}

export class FileLists {
  constructor(
    private readonly catalog: FileCatalog,
    private readonly reader: FileReader,
    private readonly knowledge: FileKnowledge
  ) {}

  async profileTypes({ range, signal }: StoreRequest): Promise<ListAnswer> {
    const asking = { owner: {}, signal };
    const { files, notices } = await this.select([], asking);
    const inRange = await this.inRangeOrAll(files, { range, signal });
    const failures = await this.probe(inRange, (file) => this.knowledge.profileTypeIds(file) !== undefined, asking);
    return { values: await this.typesOf(inRange, signal), notices: [...notices, ...failures] };
  }

  async labelNames(request: LabelNamesRequest): Promise<ListAnswer> {
    const { signal } = request;
    const { files, notices } = await this.selectForLabels(request, { owner: {}, signal });
    return { values: await textsInSlices(files, signal, (file) => this.namesOf(file)), notices };
  }

  async labelValues(request: LabelValuesRequest): Promise<ListAnswer> {
    const { name, signal } = request;
    const asking = { owner: {}, signal };
    const { files, notices } = await this.selectForLabels(request, asking);
    const values = (file: CatalogFile) => this.valuesOf(file, name);
    const outside = await textsInSlices(files, signal, values);
    // Only when no path and no manifest knows the label, files are read for it.
    if (outside.length > 0 && !files.some((file) => file.listedSampleLabels?.includes(name))) {
      return { values: outside, notices };
    }
    const isSettled = (file: CatalogFile) => values(file).length > 0 || this.knowledge.summary(file) !== undefined;
    const failures = await this.probe(files, isSettled, asking);
    return { values: await textsInSlices(files, signal, values), notices: [...notices, ...failures] };
  }

  /** "412 profiles, 3 profile types, labels region, vehicle." Rejects when there is nothing to show. */
  async check(signal: AbortSignal): Promise<StoreCheck> {
    const asking = { owner: {}, signal };
    const { files, notices } = await this.select([], asking);
    if (files.length === 0) {
      throw new StoreError(
        "The data source's folder",
        'holds no files',
        'Put profiles into it, in folders named key=value for their labels, or check the URL.'
      );
    }
    const failures = await this.probe(files, (file) => this.knowledge.profileTypeIds(file) !== undefined, asking);
    const types = await this.typesOf(files, signal);
    if (types.length === 0) {
      throw new StoreError(
        "The data source's folder",
        `holds ${counted(files.length, 'file')}, but none that was looked into is a profile: ${failures[0]?.replace(/\.$/, '') ?? ''}`,
        'Check the URL.'
      );
    }
    const names = await textsInSlices(files, signal, (file) => this.namesOf(file));
    const labels = names.filter((name) => name !== DIR_LABEL && name !== FILE_LABEL);
    const parts = [counted(files.length, 'profile'), counted(types.length, 'profile type')];
    if (labels.length > 0) {
      parts.push(`label${labels.length === 1 ? '' : 's'} ${labels.join(', ')}`);
    }
    return { summary: `${parts.join(', ')}.`, notices: [...notices, ...failures] };
  }

  private async select(selector: Selector, asking: Asking): Promise<Selected> {
    const rules = new SelectorRules(selector);
    const { files, notices } = await this.catalog.list(asking, (labels) => rules.allowFolder(labels));
    return {
      files: await filterInSlices(files, asking.signal, (file) => rules.allowFile(file, this.knowledge)),
      notices,
    };
  }

  private async selectForLabels(request: LabelNamesRequest, asking: Asking): Promise<Selected> {
    const { files, notices } = await this.select(request.selector, asking);
    const { profileTypeId } = request;
    const mayHaveType = (file: CatalogFile) =>
      profileTypeId === undefined || (this.knowledge.profileTypeIds(file)?.includes(profileTypeId) ?? true);
    const ofType = await filterInSlices(files, asking.signal, mayHaveType);
    return { files: await this.inRangeOrAll(ofType, request), notices };
  }

  /** An editor and a variable should never be empty only because the range is. */
  private async inRangeOrAll(
    files: readonly CatalogFile[],
    { range, signal }: StoreRequest
  ): Promise<readonly CatalogFile[]> {
    const inRange = await filesInRange(files, range, this.knowledge, signal);
    return inRange.length > 0 ? inRange : files;
  }

  private typesOf(files: readonly CatalogFile[], signal: AbortSignal): Promise<readonly string[]> {
    return textsInSlices(files, signal, (file) => this.knowledge.profileTypeIds(file) ?? []);
  }

  /**
   * Reads the newest file of every pattern in which no file is known.
   *
   * @returns Sentences about files that could not be read.
   */
  private async probe(
    files: readonly CatalogFile[],
    isKnown: (file: CatalogFile) => boolean,
    asking: Asking
  ): Promise<readonly string[]> {
    const unknown = (await this.kindsOf(files, isKnown, asking.signal)).filter((kind) => !kind.isKnown);
    const notices: string[] = [];
    if (unknown.length > MAX_PROBES) {
      notices.push(
        `The folder holds ${unknown.length} kinds of files; only ${MAX_PROBES} of them were looked into. A manifest that names types and labels makes lists complete.`
      );
    }
    await togetherOrNot(asking.signal, (signal) =>
      forEachAtOnce(unknown.slice(0, MAX_PROBES), PROBES_AT_ONCE, async ({ newest }) => {
        for (const { file } of newest) {
          const outcome = await this.reader.read(file, [], { ...asking, signal });
          if (outcome.kind === 'read') {
            return;
          }
          notices.push(outcome.sentence);
        }
      })
    );
    return notices;
  }

  /** One per pattern of files, in the order of their first ones. */
  private async kindsOf(
    files: readonly CatalogFile[],
    isKnown: (file: CatalogFile) => boolean,
    signal: AbortSignal
  ): Promise<readonly Kind[]> {
    const kinds = new Map<string, Kind>();
    await inSlices(files, signal, (file) => {
      const kind = kinds.get(file.pattern) ?? { isKnown: false, newest: [] };
      kinds.set(file.pattern, kind);
      kind.isKnown ||= isKnown(file);
      if (!kind.isKnown) {
        const startMs = this.knowledge.likelyTime(file)?.fromMs ?? 0;
        const place = kind.newest.findIndex((other) => other.startMs < startMs);
        kind.newest.splice(place === -1 ? kind.newest.length : place, 0, { file, startMs });
        kind.newest.splice(TRIES_PER_PATTERN);
      }
    });
    return [...kinds.values()];
  }

  private namesOf(file: CatalogFile): readonly string[] {
    const outside = [...file.manifestLabels, ...file.pathLabels].map(({ name }) => name);
    return [...outside, ...(this.knowledge.sampleLabelNames(file) ?? [])];
  }

  private valuesOf(file: CatalogFile, name: string): readonly string[] {
    const stated = file.manifestLabels.find((label) => label.name === name);
    if (stated !== undefined) {
      return [stated.value];
    }
    const inside = this.knowledge.summary(file)?.labels.find((label) => label.name === name);
    const inPath = file.pathLabels.find((label) => label.name === name);
    return [
      ...(inside === undefined || (inPath !== undefined && inside.isOfRootFrames === true) ? [] : inside.values),
      ...(inPath === undefined ? [] : [inPath.value]),
    ];
  }
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
