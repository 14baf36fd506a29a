// Writes a flight recording byte by byte for tests: one chunk with the classes that samples need, and what the test puts into it.

export type Bytes = readonly number[];

/** How whole numbers are written, and where numbers take all of their bytes. */
export interface NumberStyle {
  readonly int: (value: number) => Bytes;
  readonly long: (value: number) => Bytes;
}

export function leb128(value: number): Bytes {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (let index = 0; index < 8 && rest > 127n; index++, rest >>= 7n) {
    bytes.push(Number(rest & 127n) | 128);
  }
  return [...bytes, Number(rest)];
}

const bigEndian = (value: number, width: number): Bytes =>
  Array.from({ length: width }, (_, index) => Number((BigInt(value) >> BigInt(8 * (width - 1 - index))) & 255n));

export const COMPRESSED: NumberStyle = { int: leb128, long: leb128 };
export const PLAIN: NumberStyle = { int: (value) => bigEndian(value, 4), long: (value) => bigEndian(value, 8) };

export interface FieldOfClass {
  readonly name: string;
  readonly type: number;
  readonly pooled?: boolean;
  readonly array?: boolean;
}

export interface ClassOfFile {
  readonly id: number;
  readonly name: string;
  readonly fields?: readonly FieldOfClass[];
}

export const ID = {
  boolean: 10,
  int: 11,
  long: 12,
  String: 20,
  Class: 21,
  Thread: 22,
  Symbol: 23,
  Method: 24,
} as const;
export const MORE = {
  FrameType: 25,
  Frame: 26,
  Stack: 27,
  State: 28,
  Execution: 100,
  Allocation: 101,
  Park: 102,
  Setting: 103,
};

const pooled = (name: string, type: number): FieldOfClass => ({ name, type, pooled: true });
const event = (...fields: readonly FieldOfClass[]): readonly FieldOfClass[] => [
  { name: 'startTime', type: ID.long },
  ...fields,
];

/** The classes as async-profiler describes them, shortened. */
export const CLASSES: readonly ClassOfFile[] = [
  { id: ID.boolean, name: 'boolean' },
  { id: ID.int, name: 'int' },
  { id: ID.long, name: 'long' },
  { id: ID.String, name: 'java.lang.String' },
  { id: ID.Class, name: 'java.lang.Class', fields: [pooled('name', ID.Symbol)] },
  {
    id: ID.Thread,
    name: 'java.lang.Thread',
    fields: [
      { name: 'osName', type: ID.String },
      { name: 'osThreadId', type: ID.long },
      { name: 'javaName', type: ID.String },
    ],
  },
  { id: ID.Symbol, name: 'jdk.types.Symbol', fields: [{ name: 'string', type: ID.String }] },
  { id: ID.Method, name: 'jdk.types.Method', fields: [pooled('type', ID.Class), pooled('name', ID.Symbol)] },
  { id: MORE.FrameType, name: 'jdk.types.FrameType', fields: [{ name: 'description', type: ID.String }] },
  {
    id: MORE.Frame,
    name: 'jdk.types.StackFrame',
    fields: [pooled('method', ID.Method), { name: 'lineNumber', type: ID.int }, pooled('type', MORE.FrameType)],
  },
  {
    id: MORE.Stack,
    name: 'jdk.types.StackTrace',
    fields: [
      { name: 'truncated', type: ID.boolean },
      { name: 'frames', type: MORE.Frame, array: true },
    ],
  },
  { id: MORE.State, name: 'jdk.types.ThreadState', fields: [{ name: 'name', type: ID.String }] },
  {
    id: MORE.Execution,
    name: 'jdk.ExecutionSample',
    fields: event(pooled('sampledThread', ID.Thread), pooled('stackTrace', MORE.Stack), pooled('state', MORE.State)),
  },
  {
    id: MORE.Allocation,
    name: 'jdk.ObjectAllocationInNewTLAB',
    fields: event(pooled('eventThread', ID.Thread), pooled('stackTrace', MORE.Stack), pooled('objectClass', ID.Class), {
      name: 'tlabSize',
      type: ID.long,
    }),
  },
  {
    id: MORE.Park,
    name: 'jdk.ThreadPark',
    fields: event(
      { name: 'duration', type: ID.long },
      pooled('eventThread', ID.Thread),
      pooled('stackTrace', MORE.Stack),
      pooled('parkedClass', ID.Class)
    ),
  },
  {
    id: MORE.Setting,
    name: 'jdk.ActiveSetting',
    fields: event({ name: 'id', type: ID.long }, { name: 'name', type: ID.String }, { name: 'value', type: ID.String }),
  },
];

/** Text as UTF-8. */
export const utf8 = (text: string, { int }: NumberStyle = COMPRESSED): Bytes => {
  const bytes = [...new TextEncoder().encode(text)];
  return [3, ...int(bytes.length), ...bytes];
};

/** The rows of one pool, each with its id. */
export interface PoolOfFile {
  readonly type: number;
  readonly rows: ReadonlyArray<readonly [id: number, content: Bytes]>;
}

export interface ChunkOfFile {
  readonly style?: NumberStyle;
  readonly classes?: readonly ClassOfFile[];
  readonly pools: readonly PoolOfFile[];
  /** Type and values of each. */
  readonly events: ReadonlyArray<readonly [type: number, content: Bytes]>;
  readonly startNanos?: number;
}

/** 1,000 ticks per second from tick 0 on; one second long. Pools stand behind the events, as real recorders write them. */
export function jfrChunk({
  style = COMPRESSED,
  classes = CLASSES,
  pools,
  events,
  startNanos = 1e18,
}: ChunkOfFile): Uint8Array {
  const { int, long } = style;
  const written = events.flatMap(([type, content]) => sized(style, [...long(type), ...content]));
  const rows = pools.flatMap(({ type, rows: ofType }) => [
    ...long(type),
    ...int(ofType.length),
    ...ofType.flatMap(([id, content]) => [...long(id), ...content]),
  ]);
  const checkpoint = sized(style, [...long(1), ...long(0), ...long(0), ...long(0), 0, ...int(pools.length), ...rows]);
  const metadata = sized(style, [...long(0), ...long(0), ...long(0), ...long(1), ...elements(classes, style)]);
  const body = [...written, ...checkpoint, ...metadata];
  const metadataOffset = 68 + body.length - metadata.length;
  const header = [
    ...[0x46, 0x4c, 0x52, 0, 0, 2, 0, 1],
    ...[68 + body.length, 0, metadataOffset, startNanos, 1e9, 0, 1000].flatMap((value) => bigEndian(value, 8)),
    ...bigEndian(style === COMPRESSED ? 1 : 0, 4),
  ];
  return Uint8Array.from([...header, ...body]);
}

/** The content with its size, which counts its own bytes, in front. */
function sized({ int }: NumberStyle, content: Bytes): Bytes {
  let size = content.length + 1;
  while (int(size).length + content.length !== size) {
    size++;
  }
  return [...int(size), ...content];
}

function elements(classes: readonly ClassOfFile[], { int }: NumberStyle): Bytes {
  const strings: string[] = [];
  const string = (text: string): Bytes => {
    const known = strings.indexOf(text);
    return int(known === -1 ? strings.push(text) - 1 : known);
  };
  const element = (name: string, attributes: Record<string, string>, children: readonly Bytes[]): Bytes => [
    ...string(name),
    ...int(Object.keys(attributes).length),
    ...Object.entries(attributes).flatMap(([key, value]) => [...string(key), ...string(value)]),
    ...int(children.length),
    ...children.flat(),
  ];
  const tree = element('root', {}, [
    element(
      'metadata',
      {},
      classes.map(({ id, name, fields = [] }) =>
        element(
          'class',
          { id: String(id), name },
          fields.map((field) =>
            element(
              'field',
              {
                name: field.name,
                class: String(field.type),
                ...(field.pooled === true && { constantPool: 'true' }),
                ...(field.array === true && { dimension: '1' }),
              },
              []
            )
          )
        )
      )
    ),
  ]);
  return [...int(strings.length), ...strings.flatMap((text) => utf8(text, { int, long: int })), ...tree];
}

/**
 * `main` calls `work` in line 7, and `hash` is inlined into it: stack 1, of thread 1 and class 1, in any style of numbers.
 */
export function samplePools(style: NumberStyle = COMPRESSED): readonly PoolOfFile[] {
  const { int, long } = style;
  const text = (content: string) => utf8(content, style);
  const frame = (method: number, line: number, type: number) => [...long(method), ...int(line), ...long(type)];
  const symbols = ['com/example/Work', 'main', 'work', 'hash', '[B'];
  return [
    { type: MORE.Stack, rows: [[1, [0, ...int(3), ...frame(3, 9, 2), ...frame(2, 7, 1), ...frame(1, 3, 1)]]] },
    { type: ID.Method, rows: [2, 3, 4].map((name) => [name - 1, [...long(1), ...long(name)]] as const) },
    {
      type: ID.Class,
      rows: [
        [1, long(1)],
        [2, long(5)],
      ],
    },
    { type: ID.Symbol, rows: symbols.map((symbol, index) => [index + 1, text(symbol)] as const) },
    {
      type: MORE.FrameType,
      rows: [
        [1, text('Interpreted')],
        [2, text('Inlined')],
      ],
    },
    { type: ID.Thread, rows: [[1, [...text('os'), ...long(77), ...text('main')]]] },
    {
      type: MORE.State,
      rows: [
        [1, text('STATE_RUNNABLE')],
        [2, text('STATE_SLEEPING')],
      ],
    },
  ];
}
