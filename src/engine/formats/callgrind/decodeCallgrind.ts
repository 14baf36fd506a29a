// callgrind file → Profile: functions with the costs of their lines, and the inclusive costs of calls. Written by valgrind, yappi,
// pyprof2calltree, Xdebug, gperftools and Go's pprof.
//
//     fn=(1) main             main
//     16 400                  costs 400 in line 16 by itself,
//     cfn=(2) work            and calls work
//     calls=1 50              once,
//     16 400000               which cost 400,000 with everything below it
import { CallGraphBuilder } from '../../call-graph/callGraphBuilder';
import { withoutFunction } from '../../call-graph/withoutFunction';
import { type Profile } from '../../profile/profile';
import { DecodeError } from '../decodeError';
import { type Clock, type DecodeOptions, type Format } from '../format';
import { type Input } from '../input';
import { forEachLine, headOf } from '../textLines';
import { type CallgrindEvent, eventOf } from './callgrindEvents';
import { knownOr, NameSpace, Position } from './callgrindNames';

const NAME = 'callgrind';
const HINT = 'Record it again, or copy the whole file.';
const MAX_EVENTS = 64;

export const callgrindFormat: Format = {
  name: NAME,
  recognizes: ({ text }) => {
    const head = text === undefined ? '' : headOf(text.text);
    return /^# callgrind format/.test(head) || (/^events:/m.test(head) && /^(?:fn|fl|ob)=/m.test(head));
  },
  decode: decodeCallgrind,
};

/** Throws a DecodeError for a file that does not say what it counts, or whose costs are no numbers. */
function decodeCallgrind({ text }: Input, { clock = 'wall' }: DecodeOptions): Profile {
  const content = text?.text ?? '';
  const events = eventsOf(content, clock);
  const builder = new CallGraphBuilder(events.map(({ type }) => type));
  const body = new CallgrindBody(builder, events);
  forEachLine(content, (line, offset) => body.readLine(line, offset));
  const profile = builder.build({
    format: NAME,
    defaultSampleTypeIndex: 0,
    derivesTotals: true,
    hasLines: body.hasLines,
    notices: body.notices(),
  });
  return withoutFunction(profile, restOf(profile, body.summary));
}

/** What the file sums up beyond its functions: the last instructions of a program belong to none. */
function restOf({ callGraph }: Profile, summary: readonly number[]): readonly number[] {
  return summary.map((sum, type) => {
    const counted = callGraph?.functions.self[type].reduce((total, value) => total + value, 0) ?? 0;
    return Math.max(0, sum - counted);
  });
}

/** All parts of a file count the same. */
function eventsOf(content: string, clock: Clock): readonly CallgrindEvent[] {
  const names = /^events:(.*)$/m.exec(content)?.[1].trim().split(/\s+/) ?? [];
  if (names.length === 0 || names[0] === '') {
    throw new DecodeError(NAME, -1, 'does not say what it counts', HINT);
  }
  if (names.length > MAX_EVENTS) {
    throw new DecodeError(NAME, -1, `counts more than ${MAX_EVENTS} things`, HINT);
  }
  const events = names.map((name) => eventOf(name, clock));
  // Two of one name and unit would be one profile type.
  return events.map((event, index) =>
    events.findIndex(({ type }) => type.name === event.type.name) === index
      ? event
      : { type: { name: names[index], unit: 'count' }, factor: 1 }
  );
}

/** A function as the file names it; its row is made when something is said about it. */
interface NamedFunction {
  readonly name: string;
  readonly file: string;
  readonly binary: string;
}

interface Call {
  readonly count: number;
  readonly callee: number;
}

class CallgrindBody {
  private readonly binaries = new NameSpace();
  private readonly files = new NameSpace();
  private readonly functions = new NameSpace();
  private readonly noTotal: readonly number[];
  private positions: readonly Position[] = [new Position()];
  /** Which of the positions is the line, −1 for none. */
  private linePosition = 0;
  private binary = '';
  /** Of the function, and of the lines that follow: inlined code is in another one. */
  private functionFile = '';
  private lineFile = '';
  private current: NamedFunction | undefined;
  private currentRow: number | undefined;
  private called: { file?: string; binary?: string; row?: number } = {};
  /** A call whose cost is in the next line. */
  private openCall: Call | undefined;
  /** The line of costs that each function has, −1 for several. */
  private readonly onlyLineOf: number[] = [];
  hasLines = false;
  /** What the file itself says that all costs are, per event; 0 where it does not. */
  readonly summary: number[];
  private unreadableCount = 0;
  private isOfValgrind = false;
  /** Parts that valgrind has begun, by their sum at the head, and has not ended, by the sum behind their costs. */
  private openPartCount = 0;

  constructor(
    private readonly builder: CallGraphBuilder,
    private readonly events: readonly CallgrindEvent[]
  ) {
    this.noTotal = events.map(() => 0);
    this.summary = events.map(() => 0);
  }

  notices(): string[] {
    return [
      ...(this.isOfValgrind && this.openPartCount > 0
        ? [
            'The file ends before its totals: it was cut off, and what it does not hold any more is a part without a stack.',
          ]
        : []),
      ...(this.unreadableCount > 0 ? [`${this.unreadableCount} lines could not be understood and were left out.`] : []),
      ...(this.functions.namelessCount > 0
        ? [
            `${this.functions.namelessCount} functions are called by numbers that the file does not explain: who calls them is known alone.`,
          ]
        : []),
    ];
  }

  readLine(line: string, offset: number): void {
    const first = line.charCodeAt(0);
    // A digit, `+`, `-` or `*`.
    if ((first >= 48 && first <= 57) || first === 43 || first === 45 || first === 42) {
      this.readCosts(line, offset);
      return;
    }
    if (line === '' || first === 35) {
      return;
    }
    const equals = line.indexOf('=');
    const colon = line.indexOf(':');
    if (equals !== -1 && (colon === -1 || equals < colon)) {
      this.readName(line.slice(0, equals).trimEnd(), line.slice(equals + 1).trim());
    } else if (colon === -1) {
      this.unreadableCount++;
    } else if (line.startsWith('positions:')) {
      const names = line
        .slice(colon + 1)
        .trim()
        .split(/\s+/);
      this.positions = names.slice(0, 3).map(() => new Position());
      this.linePosition = names.indexOf('line');
    } else if (line.startsWith('creator:')) {
      this.isOfValgrind = line.includes(' callgrind-');
    } else if (line.startsWith('totals:')) {
      this.openPartCount--;
    } else if (line.startsWith('summary:')) {
      this.openPartCount++;
      const words = line
        .slice(colon + 1)
        .trim()
        .split(/\s+/);
      this.events.forEach(({ factor }, event) => {
        const value = Number(words[event]) * factor;
        this.summary[event] += Number.isFinite(value) ? value : 0;
      });
    }
  }

  private readName(key: string, value: string): void {
    switch (key) {
      case 'ob':
        this.binary = knownOr(this.binaries.read(value), '');
        return;
      case 'fl':
        this.functionFile = this.lineFile = knownOr(this.files.read(value), '');
        return;
      case 'fi':
      case 'fe':
        this.lineFile = knownOr(this.files.read(value), '');
        return;
      case 'fn':
        this.lineFile = this.functionFile;
        this.current = { name: this.functions.read(value), file: this.functionFile, binary: this.binary };
        this.currentRow = undefined;
        return;
      case 'cob':
        this.called.binary = knownOr(this.binaries.read(value), '');
        return;
      case 'cfi':
      case 'cfl':
        this.called.file = knownOr(this.files.read(value), '');
        return;
      case 'cfn': {
        const { file = this.lineFile, binary = this.binary } = this.called;
        this.called.row = this.rowOf({ name: this.functions.read(value), file, binary });
        return;
      }
      case 'calls':
        if (this.called.row === undefined) {
          this.unreadableCount++;
        } else {
          const count = Number(value.split(/\s/, 1)[0]);
          this.openCall = { callee: this.called.row, count: count >= 0 ? count : NaN };
        }
        this.called = {};
        return;
      default:
        // Jumps (`jump=`, `jcnd=`) and contexts (`frfn=`, `rec=`) cost nothing.
        return;
    }
  }

  private readCosts(line: string, offset: number): void {
    const words = wordsOf(line);
    for (let index = 0; index < this.positions.length; index++) {
      this.positions[index].read(words[index] ?? '*');
    }
    const values = this.valuesOf(words, offset);
    const call = this.openCall;
    this.openCall = undefined;
    if (this.current === undefined) {
      this.unreadableCount++;
      return;
    }
    this.currentRow ??= this.rowOf(this.current);
    if (call !== undefined) {
      this.builder.addCall(this.currentRow, call.callee, values, call.count);
    } else if (values.some((value) => value !== 0)) {
      this.addSelf(this.currentRow, values);
    }
  }

  private valuesOf(words: readonly string[], offset: number): readonly number[] {
    const values: number[] = [];
    for (let event = 0; event < this.events.length; event++) {
      const word = words[this.positions.length + event];
      const value = word === undefined ? 0 : Number(word) * this.events[event].factor;
      if (!Number.isFinite(value)) {
        throw new DecodeError(NAME, offset, `has the cost ${JSON.stringify(word)}, which is no number`, HINT);
      }
      values.push(value);
    }
    return values;
  }

  private addSelf(row: number, values: readonly number[]): void {
    this.builder.addFunction(row, values, this.noTotal, { all: 0, primitive: 0 });
    if (this.linePosition !== -1) {
      const line = Math.max(0, this.positions[this.linePosition].value) | 0;
      this.builder.addLine(row, this.lineFile, line, values);
      const only = (this.onlyLineOf[row] ??= line);
      this.hasLines ||= only !== line;
    }
  }

  private rowOf({ name, file, binary }: NamedFunction): number {
    // yappi: `spin /srv/rideshare.py:6`.
    const suffix = name.lastIndexOf(` ${file}:`);
    const ownLine = file === '' || suffix === -1 ? '' : name.slice(suffix + file.length + 2);
    return /^\d+$/.test(ownLine)
      ? this.builder.functionRow(
          { name: name.slice(0, suffix), fileName: file, startLine: Number(ownLine) | 0 },
          binary
        )
      : this.builder.functionRow({ name: withoutLevel(name), fileName: file }, binary);
  }
}

/** Nearly all lines have single spaces, and a pattern takes several times as long. */
function wordsOf(line: string): readonly string[] {
  const isPlain = !line.includes('\t') && !line.includes('  ') && !line.endsWith(' ');
  return isPlain ? line.split(' ') : line.trimEnd().split(/\s+/);
}

/** With `--separate-recs`, `fib'2` is the second fib on the stack: the same function. */
function withoutLevel(name: string): string {
  return name.replace(/'\d+$/, '');
}
