// The dictionary that all profiles of a message share: names, attributes, links, stacks. Row 0 of each of its tables means "none".
import { type Label, type Mapping, type SampleType } from '../../profile/profile';
import { type ProfileBuilder } from '../../profile/profileBuilder';
import { DecodeError } from '../decodeError';
import { isObject, type JsonObject, lineOf, textOf } from '../jsonValue';
import { LocationFrames } from '../locationFrames';
import { addressName } from '../pprof/decodeSymbols';
import { attributeText, labelName } from './attributes';
import { bigintOf, listOf, numberOf } from './jsonNumbers';
import { OTLP } from './readMessage';

export function malformed(message: string, hint = 'Export it again from the tool that wrote it.'): DecodeError {
  return new DecodeError(OTLP, -1, message, hint);
}

interface KnownMapping {
  readonly mapping: Mapping | undefined;
  readonly mappingIndex: number;
}

export class Dictionary {
  private readonly strings: readonly unknown[];
  private readonly attributeLabels = new Map<number, readonly Label[]>();
  private readonly frames = new Map<number, readonly number[]>();
  private readonly mappings = new Map<number, KnownMapping>();
  private readonly stacks = new Map<number, number>();
  private readonly written = new LocationFrames();

  constructor(
    private readonly tables: JsonObject,
    private readonly builder: ProfileBuilder
  ) {
    this.strings = listOf(tables, 'stringTable');
  }

  /** Throws a DecodeError where there is no such string. */
  string(index: unknown): string {
    const row = numberOf(index);
    if (row === 0) {
      return '';
    }
    if (!(row > 0 && row < this.strings.length)) {
      throw malformed(`names the string ${row}, which its dictionary does not hold`);
    }
    return textOf(this.strings[row]);
  }

  /** The type, undefined where none is named. */
  valueType(type: unknown): SampleType | undefined {
    const { typeStrindex, unitStrindex } = isObject(type) ? type : {};
    const name = this.string(typeStrindex);
    return name === '' ? undefined : { name, unit: this.string(unitStrindex) };
  }

  /** The attributes of these rows as labels; lists and maps are none. */
  attributes(indices: readonly unknown[]): readonly Label[] {
    return indices.flatMap((index) => {
      const row = numberOf(index);
      let labels = this.attributeLabels.get(row);
      if (labels === undefined) {
        labels = this.readAttribute(index);
        this.attributeLabels.set(row, labels);
      }
      return labels;
    });
  }

  private readAttribute(index: unknown): readonly Label[] {
    const { keyStrindex, value, unitStrindex } = this.row('attributeTable', index, 'attribute') ?? {};
    const name = labelName(this.string(keyStrindex));
    const text = attributeText(value, (string) => this.string(string));
    const unit = this.string(unitStrindex);
    return name === '' || text === undefined ? [] : [{ name, value: unit === '' ? text : `${text} ${unit}` }];
  }

  /** The attributes of a resource: they stand there with their keys. */
  resourceAttributes(attributes: readonly unknown[]): readonly Label[] {
    return attributes.flatMap((attribute) => {
      const { key, keyStrindex, value } = isObject(attribute) ? attribute : {};
      const name = labelName(textOf(key) || this.string(keyStrindex));
      const text = attributeText(value, (string) => this.string(string));
      return name === '' || text === undefined ? [] : [{ name, value: text }];
    });
  }

  /** The trace and the span that a sample belongs to. */
  link(index: unknown): readonly Label[] {
    const { traceId, spanId } = this.row('linkTable', index, 'link') ?? {};
    return [
      { name: 'trace_id', value: textOf(traceId).toLowerCase() },
      { name: 'span_id', value: textOf(spanId).toLowerCase() },
    ].filter(({ value }) => /[^0]/.test(value));
  }

  /** The builder's row of a stack, −1 for none. Throws a DecodeError where a part of it is not there. */
  stack(index: unknown): number {
    const row = numberOf(index);
    let stack = this.stacks.get(row);
    if (stack === undefined) {
      stack = -1;
      const locations = listOf(this.row('stackTable', index, 'stack') ?? {}, 'locationIndices');
      for (let place = locations.length - 1; place >= 0; place--) {
        const frames = this.framesOf(locations[place]);
        if (!this.written.add(frames.length)) {
          throw malformed('has more inlined functions than its stacks can hold', 'Record a shorter profile.');
        }
        for (const frame of frames) {
          stack = this.builder.addStack(stack, frame);
        }
      }
      this.stacks.set(row, stack);
    }
    return stack;
  }

  /** The frames of a location from the root's side: what is inlined stands behind what it is inlined into. */
  private framesOf(index: unknown): readonly number[] {
    const row = numberOf(index);
    let frames = this.frames.get(row);
    if (frames === undefined) {
      frames = this.readFrames(this.row('locationTable', index, 'location') ?? {});
      this.frames.set(row, frames);
    }
    return frames;
  }

  private readFrames(location: JsonObject): readonly number[] {
    const { mapping, mappingIndex } = this.mappingOf(location.mappingIndex);
    const address = addressName(BigInt.asUintN(64, bigintOf(location.address)), mapping);
    const lines = listOf(location, 'lines');
    // A location without lines is a function that nobody knows the name of.
    const innermostFirst: readonly unknown[] = lines.length === 0 ? [{}] : lines;
    return innermostFirst
      .map((line, depth) => {
        const { functionIndex, line: number } = isObject(line) ? line : {};
        const functionRow = this.addFunction(this.row('functionTable', functionIndex, 'function') ?? {}, address);
        const inlined = depth < innermostFirst.length - 1;
        return this.builder.addFrame(functionRow, { line: lineOf(numberOf(number)), mappingIndex, inlined });
      })
      .reverse();
  }

  private mappingOf(index: unknown): KnownMapping {
    const row = numberOf(index);
    let known = this.mappings.get(row);
    if (known === undefined) {
      known = this.readMapping(this.row('mappingTable', index, 'mapping'));
      this.mappings.set(row, known);
    }
    return known;
  }

  private readMapping(entry: JsonObject | undefined): KnownMapping {
    if (entry === undefined) {
      return { mapping: undefined, mappingIndex: -1 };
    }
    const attributes = this.attributes(listOf(entry, 'attributeIndices'));
    const mapping = {
      fileName: this.string(entry.filenameStrindex),
      buildId: attributes.find(({ name }) => BUILD_ID.test(name))?.value ?? '',
    };
    return { mapping, mappingIndex: this.builder.addMapping(mapping) };
  }

  private addFunction(entry: JsonObject, address: string): number {
    const systemName = this.string(entry.systemNameStrindex);
    return this.builder.addFunction({
      name: this.string(entry.nameStrindex) || systemName || address,
      systemName,
      fileName: this.string(entry.filenameStrindex),
      startLine: lineOf(numberOf(entry.startLine)),
    });
  }

  /** The row of a table, undefined for 0. Throws a DecodeError where there is no such row. */
  private row(table: string, index: unknown, what: string): JsonObject | undefined {
    const row = numberOf(index);
    if (row === 0) {
      return undefined;
    }
    const entry = listOf(this.tables, table)[row];
    if (!isObject(entry)) {
      throw malformed(`names the ${what} ${row}, which its dictionary does not hold`);
    }
    return entry;
  }
}

/** `process.executable.build_id.gnu` and its kin. */
const BUILD_ID = /^process_executable_build_id_/;
