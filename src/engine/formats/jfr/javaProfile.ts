// Samples of a flight recording, in any order → a Profile in order of time with a column for each cost that was recorded. The binary
// file and the JSON of `jfr print` both end here.
import { Float64Column, Int32Column } from '../../../base/growableColumns';
import { type Label, type Profile, type SampleType } from '../../profile/profile';
import { ProfileBuilder } from '../../profile/profileBuilder';
import { CPU_TIME, EXECUTION_SAMPLE, type EventKind, eventKinds, wallClockKind } from './eventKinds';
import { type RecordingSettings } from './settings';

export interface JavaThread {
  /** As Java names it, or the system where Java has no name. */
  readonly name: string;
  /** The system's id, or Java's where there is none; `''` for none. */
  readonly id: string;
}

/** One event, its names looked up. */
export interface JavaSample {
  /** Nanoseconds since the start of the recording. */
  readonly startNs: number;
  /** A row of the builder. */
  readonly stack: number;
  readonly thread: JavaThread;
  /** `''` where the event has none. */
  readonly className: string;
  readonly state: string;
  /** Per column of the event's kind. */
  readonly values: readonly number[];
}

/** A frame as recordings name it. */
export interface JavaFrame {
  /** `java.lang.Thread`, or `''` for a frame of the system. */
  readonly className: string;
  readonly method: string;
  /** 0 when unknown. */
  readonly line: number;
  readonly isInlined: boolean;
}

/** async-profiler gives the library of a function that is not Java's in the place of its class. */
const LIBRARY = /\.so(?:\.\d{1,6})*$|\.dylib$|^\[kernel\]$/;

export class JavaProfile {
  readonly builder: ProfileBuilder;
  /** Stacks that the recorder cut off at its depth. */
  truncatedCount = 0;
  private readonly types: SampleType[] = [];
  private readonly kinds: EventKind[] = [];
  private readonly periodNs: number | undefined;
  private readonly labelSets: Array<readonly Label[]> = [];
  private readonly labelRows = new Map<string, number>();
  /** Texts of labels as numbers: there may be a million samples of one long name. */
  private readonly textRows = new Map<string, number>();
  private readonly startNs = new Float64Column();
  private readonly stack = new Int32Column();
  private readonly labels = new Int32Column();
  private readonly kindOfRow = new Int32Column();
  private readonly firstValue = new Int32Column();
  private readonly values = new Float64Column();

  /** @param present Names of the events that there are. */
  constructor(
    present: ReadonlySet<string>,
    private readonly settings: Pick<RecordingSettings, 'isWallClock' | 'periodNs'>
  ) {
    for (const name of eventKinds.keys()) {
      const kind = present.has(name) ? this.kindOf(name) : undefined;
      const isCpu = name === EXECUTION_SAMPLE && kind !== wallClockKind;
      if (kind !== undefined && isCpu && settings.periodNs !== undefined) {
        this.types.push(CPU_TIME);
        this.periodNs = settings.periodNs;
      }
      for (const { type } of kind?.columns ?? []) {
        if (!this.types.some((other) => other.name === type.name)) {
          this.types.push(type);
        }
      }
    }
    this.builder = new ProfileBuilder(this.types);
  }

  /** The kind of an event, undefined for one that has no cost. */
  kindOf(name: string): EventKind | undefined {
    return name === EXECUTION_SAMPLE && this.settings.isWallClock ? wallClockKind : eventKinds.get(name);
  }

  addFrame({ className, method, line, isInlined }: JavaFrame): number {
    const isNative = LIBRARY.test(className);
    const name = className === '' || isNative ? method : `${className}.${method}`;
    return this.builder.addFrame(this.builder.addFunction({ name: name === '' ? '[unknown]' : name }), {
      line: line > 0 && line < 2 ** 31 ? line : 0,
      inlined: isInlined,
      mappingIndex: isNative ? this.builder.addMapping({ fileName: className, buildId: '' }) : undefined,
    });
  }

  add(kind: EventKind, { startNs, stack, thread, className, state, values }: JavaSample): void {
    // What began before the recording did counts from its start.
    this.startNs.push(Math.max(0, startNs));
    this.stack.push(stack);
    this.labels.push(this.labelRowOf(thread, className, kind.hasState === true ? state : ''));
    const known = this.kinds.indexOf(kind);
    this.kindOfRow.push(known === -1 ? this.kinds.push(kind) - 1 : known);
    this.firstValue.push(this.values.length);
    values.forEach((value) => this.values.push(value));
  }

  /** The profile of a recording that lasted for `range`, in nanoseconds since the Unix epoch; samples count from its start. */
  build(
    format: string,
    range: { readonly fromNs: bigint; readonly toNs: bigint },
    notices: readonly string[] = []
  ): Profile {
    const order = Uint32Array.from({ length: this.startNs.length }, (_, row) => row);
    order.sort((a, b) => this.startNs.at(a) - this.startNs.at(b));
    const columnsOfKind = this.kinds.map(({ columns }) =>
      columns.map(({ type }) => this.types.findIndex(({ name }) => name === type.name))
    );
    const cpu = this.types.indexOf(CPU_TIME);
    const cpuKind = eventKinds.get(EXECUTION_SAMPLE);
    const row = this.types.map(() => 0);
    for (const index of order) {
      const kind = this.kindOfRow.at(index);
      row.fill(0);
      columnsOfKind[kind].forEach((column, offset) => {
        row[column] = this.values.at(this.firstValue.at(index) + offset);
      });
      if (cpu !== -1 && this.kinds[kind] === cpuKind) {
        row[cpu] = this.periodNs ?? 0;
      }
      this.builder.addSample(this.stack.at(index), row, this.labelSets[this.labels.at(index)], this.startNs.at(index));
    }
    const fromMs = Number(range.fromNs / 1_000_000n);
    return this.builder.build({
      format,
      defaultSampleTypeIndex: 0,
      periodType: cpu === -1 ? undefined : CPU_TIME,
      period: cpu === -1 ? undefined : this.periodNs,
      timeRange: { fromMs, toMs: Math.max(fromMs, Number((range.toNs + 999_999n) / 1_000_000n)) },
      notices: [...notices, ...this.truncationNotices()],
    });
  }

  private truncationNotices(): readonly string[] {
    return this.truncatedCount === 0
      ? []
      : [
          `${this.truncatedCount} stacks are deeper than the recorder keeps and lack their callers: record with a larger \`stackdepth\`.`,
        ];
  }

  private labelRowOf({ name, id }: JavaThread, className: string, state: string): number {
    const key = [name, id, className, state].map((text) => this.textRow(text)).join(',');
    const known = this.labelRows.get(key);
    if (known !== undefined) {
      return known;
    }
    const labels = [
      { name: 'thread', value: name },
      { name: 'thread_id', value: id },
      { name: 'class', value: className },
      { name: 'state', value: state },
    ].filter(({ value }) => value !== '');
    const row = this.labelSets.push(labels) - 1;
    this.labelRows.set(key, row);
    return row;
  }

  private textRow(text: string): number {
    const row = this.textRows.get(text) ?? this.textRows.size;
    this.textRows.set(text, row);
    return row;
  }
}

const PRIMITIVES: Readonly<Record<string, string>> = {
  Z: 'boolean',
  B: 'byte',
  C: 'char',
  S: 'short',
  I: 'int',
  J: 'long',
  F: 'float',
  D: 'double',
};

/** Behind the names of hidden classes: where they were put in this run, `+0x00007f68b8007a08/266272063` or `/0x0000000800c03000`. */
const HIDDEN = /[+/]0x[\da-f]+(?:[./]\d+)?$/;
/** The number that a class was given in this run: `Rides$$Lambda$88`, `Rides$$Lambda$1/1234567`, `$Proxy7`, `GeneratedMethodAccessor12`. */
const NUMBERED = /(\$\$Lambda|\$Proxy|Generated(?:Serialization)?(?:Method|Constructor)Accessor)(?:\$?\d+)?(?:\/\d+)?$/;

/**
 * `java/lang/String`, `[B` and `[[Ljava/lang/String;` as Java's source writes them: `byte[]`, `java.lang.String[][]`. Classes that are made
 * at run time lose what differs from run to run: otherwise two recordings of one program would not match.
 */
export function sourceName(name: string): string {
  const [, brackets, primitive, element] = /^(\[{1,255})(?:([ZBCSIJFD])|L([^;]+);)$/.exec(name) ?? [];
  const lasting = (element ?? PRIMITIVES[primitive ?? ''] ?? name).replace(HIDDEN, '').replace(NUMBERED, '$1');
  const dotted = lasting.replaceAll('/', '.');
  return brackets === undefined ? dotted : `${dotted}${'[]'.repeat(brackets.length)}`;
}

/** `STATE_SLEEPING` as a label's value. */
export function stateName(name: string): string {
  return name.replace(/^STATE_/, '').toLowerCase();
}
