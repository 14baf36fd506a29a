// A map that forgets what was not asked for the longest when it grows too large.
// Unusual: our own although `lru-cache` exists. That library is 19 kB minified, twice (on the page and in the worker's text), of the 450 kB
// that the data source's module may have; what is used of it fits on this page.

interface Entry<V> {
  readonly value: V;
  readonly size: number;
  /** When it is over, by the map's clock; Infinity for never. */
  readonly until: number;
}

export interface BoundedMapOptions<V> {
  /** The most that all sizes may add up to. What is larger than that alone is not kept. */
  readonly maxSize: number;
  /** Each counts 1 when left out. */
  readonly sizeOf?: (value: V) => number;
  /** Milliseconds of any clock that goes forward. */
  readonly now?: () => number;
}

export class BoundedMap<V> {
  /** In the order in which they were last asked for. */
  private readonly entries = new Map<string, Entry<V>>();
  private total = 0;

  constructor(private readonly options: BoundedMapOptions<V>) {}

  /** The sizes of all that is kept. */
  get size(): number {
    return this.total;
  }

  /** The value if it is kept and not over; it counts as asked for. */
  get(key: string): V | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) {
      return undefined;
    }
    if (entry.until <= this.now()) {
      this.delete(key);
      return undefined;
    }
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry.value;
  }

  /** Keeps a value, for `keepMs` at most. */
  set(key: string, value: V, keepMs = Infinity): void {
    this.delete(key);
    const size = this.options.sizeOf?.(value) ?? 1;
    if (size > this.options.maxSize) {
      return;
    }
    this.entries.set(key, { value, size, until: keepMs === Infinity ? Infinity : this.now() + keepMs });
    this.total += size;
    for (const oldest of this.entries.keys()) {
      if (this.total <= this.options.maxSize) {
        break;
      }
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    this.total -= this.entries.get(key)?.size ?? 0;
    this.entries.delete(key);
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }
}
