// A label selector as rules for files: what the path and the manifest settle is decided without a download, what only the
// samples know is left to the worker.
import { type CompiledSelector, compileSelector, matches } from '../../../engine/labels/matchSelector';
import { printSelector } from '../../../engine/labels/printSelector';
import { type Selector } from '../../../engine/labels/selector';
import { type Label } from '../../../engine/profile/profile';
import { StoreError } from '../storeError';
import { type CatalogFile } from './catalogFile';
import { type FileKnowledge } from './fileKnowledge';

export class SelectorRules {
  private readonly rules: ReadonlyArray<{ readonly name: string; readonly compiled: CompiledSelector }>;

  /** Throws a StoreError for a regular expression that cannot be read. */
  constructor(selector: Selector) {
    this.rules = selector.map((matcher) => {
      const compiled = compileSelector([matcher]);
      if (!compiled.ok) {
        throw new StoreError(
          `The label selector ${printSelector(selector)}`,
          `cannot be used: ${compiled.error.message.replace(/\.$/, '')}`,
          'Correct it in the query.'
        );
      }
      return { name: matcher.name, compiled: compiled.value };
    });
  }

  /**
   * False when a settled label contradicts the selector.
   *
   * @param settled The value of a label, `''` when it is surely absent, undefined when that is open.
   */
  private allow(settled: (name: string) => string | undefined): boolean {
    return this.rules.every(({ name, compiled }) => {
      const value = settled(name);
      return value === undefined || matches(compiled, () => value);
    });
  }

  /** False when no file below a folder with these labels can match. */
  allowFolder(labels: readonly Label[]): boolean {
    return this.allow((name) => valueOf(labels, name));
  }

  /** False when no sample of the file can match, as far as it is known without reading the file. */
  allowFile(file: CatalogFile, knowledge: FileKnowledge): boolean {
    const sampleLabels = knowledge.sampleLabelNames(file);
    return this.allow((name) => {
      const stated = valueOf(file.manifestLabels, name);
      if (stated !== undefined) {
        return stated;
      }
      const inPath = valueOf(file.pathLabels, name);
      // A label of the path holds for the whole file, unless the manifest says that samples have it too.
      if (inPath !== undefined && file.listedSampleLabels?.includes(name) !== true) {
        return inPath;
      }
      return sampleLabels === undefined || sampleLabels.includes(name) ? undefined : (inPath ?? '');
    });
  }
}

function valueOf(labels: readonly Label[], name: string): string | undefined {
  return labels.find((label) => label.name === name)?.value;
}
