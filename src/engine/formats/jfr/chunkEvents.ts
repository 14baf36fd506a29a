// The events of one chunk → samples, with the names from its constant pools.
import { type ChunkIndex, type EventContents } from './chunkIndex';
import { Constants, isId } from './constants';
import { type EventKind } from './eventKinds';
import { type JavaProfile, type JavaThread, sourceName, stateName } from './javaProfile';
import { type Id, malformed } from './jfrReader';
import { readRow, type Value } from './layouts';

const STACK = 'jdk.types.StackTrace';
const METHOD = 'jdk.types.Method';
const THREAD = 'java.lang.Thread';
const NO_THREAD: JavaThread = { name: '', id: '' };

/**
 * Adds all samples of the chunk; they count from `recordingStart`, in nanoseconds since the Unix epoch. Throws a DecodeError for
 * malformed events.
 */
export function addChunkEvents(chunk: ChunkIndex, recordingStart: bigint, profile: JavaProfile): void {
  const names = new ChunkNames(new Constants(chunk), profile);
  const { startNanos, startTicks, ticksPerSecond } = chunk.header;
  const nsPerTick = 1e9 / ticksPerSecond;
  const chunkStartNs = Number(startNanos - recordingStart);
  for (const [name, events] of chunk.events) {
    const kind = profile.kindOf(name);
    if (kind !== undefined) {
      forEachEvent(chunk, events, (at) => {
        const startTicksOfEvent = at('startTime');
        if (typeof startTicksOfEvent !== 'number') {
          throw malformed(-1, `has an event ${name} without a time`);
        }
        profile.add(kind, {
          startNs: chunkStartNs + (startTicksOfEvent - startTicks) * nsPerTick,
          stack: names.stackRow(at('stackTrace')),
          thread: names.thread(at(kind.threadField)),
          className: kind.classField === undefined ? '' : names.className(at(kind.classField)),
          state: kind.hasState === true ? names.state(at('state')) : '',
          values: valuesOf(kind, at, nsPerTick),
        });
      });
    }
  }
}

type FieldOf = (path: string) => Value;

function forEachEvent(
  { reader, layouts }: ChunkIndex,
  { typeId, contents }: EventContents,
  visit: (at: FieldOf) => void
) {
  const layout = layouts.of(typeId);
  contents.forEach(reader, (part) => {
    const row = readRow(part, layout);
    visit((path) => row[layout.columnOf.get(path) ?? -1]);
  });
}

/** Durations are in ticks of the chunk's clock. */
function valuesOf({ columns }: EventKind, at: FieldOf, nsPerTick: number): readonly number[] {
  return columns.map(({ field, type }) => {
    const value = field === undefined ? 1 : at(field);
    const whole = typeof value === 'number' ? value : 0;
    return type.unit === 'nanoseconds' ? Math.round(whole * nsPerTick) : whole;
  });
}

/** The names of a chunk, each looked up once. */
class ChunkNames {
  private readonly stacks = new Map<Id, number>();
  private readonly frames = new Map<string, number>();
  private readonly threads = new Map<Id, JavaThread>();
  private readonly classNames = new Map<Id, string>();
  private readonly states = new Map<Id, string>();

  constructor(
    private readonly constants: Constants,
    private readonly profile: JavaProfile
  ) {}

  className(id: Value): string {
    return lookUp(this.classNames, id, '', (known) =>
      sourceName(this.symbol(this.constants.at('java.lang.Class', known, 'name')))
    );
  }

  state(id: Value): string {
    return lookUp(this.states, id, '', (known) =>
      stateName(this.constants.text(this.constants.at('jdk.types.ThreadState', known, 'name')))
    );
  }

  thread(id: Value): JavaThread {
    return lookUp(this.threads, id, NO_THREAD, (known) => {
      const text = (path: string) => this.constants.text(this.constants.at(THREAD, known, path));
      const number = (path: string) => this.constants.at(THREAD, known, path);
      const ids = [number('osThreadId'), number('javaThreadId')].filter((value) => isId(value) && value > 0);
      return { name: text('javaName') || text('osName'), id: ids.length === 0 ? '' : String(ids[0]) };
    });
  }

  /** The row of the builder; -1 where there is no stack. */
  stackRow(id: Value): number {
    return lookUp(this.stacks, id, -1, (known) => {
      const element = this.constants.elementOf(STACK, 'frames');
      const values = this.constants.at(STACK, known, 'frames');
      if (element === undefined || !Array.isArray(values)) {
        return -1;
      }
      this.profile.truncatedCount += this.constants.at(STACK, known, 'truncated') === 1 ? 1 : 0;
      const column = (path: string) => element.columnOf.get(path) ?? element.leaves.length;
      const [method, line, type] = [column('method'), column('lineNumber'), column('type')];
      let stack = -1;
      // Leaf first in the file.
      for (let first = values.length - element.leaves.length; first >= 0; first -= element.leaves.length) {
        const frame = values.slice(first, first + element.leaves.length);
        stack = this.profile.builder.addStack(stack, this.frame(frame[method], frame[line], frame[type]));
      }
      return stack;
    });
  }

  private frame(method: Value, line: Value, type: Value): number {
    const key = `${String(method)},${String(line)},${String(type)}`;
    const known = this.frames.get(key);
    if (known !== undefined) {
      return known;
    }
    const frame = this.profile.addFrame({
      className: this.className(this.constants.at(METHOD, method, 'type')),
      method: this.symbol(this.constants.at(METHOD, method, 'name')),
      line: typeof line === 'number' ? line : 0,
      isInlined: this.constants.text(this.constants.at('jdk.types.FrameType', type, 'description')) === 'Inlined',
    });
    this.frames.set(key, frame);
    return frame;
  }

  private symbol(id: Value): string {
    return this.constants.text(this.constants.at('jdk.types.Symbol', id, 'string'));
  }
}

/** The value of an id, made once; `none` for what is no id. */
function lookUp<T>(known: Map<Id, T>, id: Value, none: T, make: (id: Id) => T): T {
  if (!isId(id)) {
    return none;
  }
  const value = known.get(id);
  if (value !== undefined) {
    return value;
  }
  const made = make(id);
  known.set(id, made);
  return made;
}
