// The processes and threads of a trace: numbered as they come, named by metadata that may stand before or behind their events.
import { type Label } from '../../profile/profile';
import { isObject, type JsonObject, textOf } from '../jsonValue';

/** A finite number, also where the writer made a text of it; undefined for anything else. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

export class TraceThreads {
  private readonly rows = new Map<string, number>();
  private readonly ids: Array<{ readonly pid: string; readonly tid: string }> = [];
  private readonly processNames = new Map<string, string>();
  private readonly threadNames = new Map<number, string>();

  get length(): number {
    return this.ids.length;
  }

  /** The row of an event's thread. */
  rowOf(event: JsonObject): number {
    const pid = idOf(event.pid);
    const tid = idOf(event.tid);
    const key = `${pid.length}:${pid}${tid}`;
    let row = this.rows.get(key);
    if (row === undefined) {
      row = this.ids.push({ pid, tid }) - 1;
      this.rows.set(key, row);
    }
    return row;
  }

  /** Takes the name of a process or a thread from a metadata event. */
  addName(event: JsonObject): void {
    const name = isObject(event.args) ? textOf(event.args.name) : '';
    if (name !== '' && event.name === 'process_name') {
      this.processNames.set(idOf(event.pid), name);
    } else if (name !== '' && event.name === 'thread_name') {
      this.threadNames.set(this.rowOf(event), name);
    }
  }

  /** `pid`, `process`, `thread_id` and `thread`, as far as the trace has them. */
  labelsOf(row: number): readonly Label[] {
    const { pid, tid } = this.ids[row];
    return [
      { name: 'pid', value: pid },
      { name: 'process', value: this.processNames.get(pid) ?? '' },
      { name: 'thread_id', value: tid },
      { name: 'thread', value: this.threadNames.get(row) ?? '' },
    ].filter(({ value }) => value !== '');
  }
}

function idOf(value: unknown): string {
  return typeof value === 'number' ? String(value) : textOf(value);
}
