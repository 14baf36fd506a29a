// The messages of OpenTelemetry's profiles as opentelemetry-proto 1.11.0 (profiles/v1development) numbers their fields, under the names
// that they have in JSON: both encodings become the same objects. Fields that nobody reads are left out and passed over.

export interface MessageField {
  /** As in JSON. */
  readonly name: string;
  readonly kind:
    | 'int'
    | 'fixed'
    | 'double'
    | 'bool'
    | 'text'
    /** Bytes as hexadecimal digits, as JSON has ids. */
    | 'hex'
    | 'ints'
    | 'fixeds'
    | 'texts'
    | 'message'
    | 'messages'
    /** Messages that are read one by one while somebody goes through them: there may be millions. */
    | 'stream';
  /** Of messages: what they hold. */
  readonly schema?: MessageSchema;
}

/** By number of the field. No message contains itself, so reading one is never deeper than this description. */
export type MessageSchema = ReadonlyMap<number, MessageField>;

const schema = (
  ...fields: ReadonlyArray<readonly [number, string, MessageField['kind'], MessageSchema?]>
): MessageSchema => new Map(fields.map(([number, name, kind, of]) => [number, { name, kind, schema: of }]));

/** Without lists and maps, which no label can be. */
const anyValue = schema(
  [1, 'stringValue', 'text'],
  [2, 'boolValue', 'bool'],
  [3, 'intValue', 'int'],
  [4, 'doubleValue', 'double'],
  [8, 'stringValueStrindex', 'int']
);
const keyValue = schema([1, 'key', 'text'], [2, 'value', 'message', anyValue], [3, 'keyStrindex', 'int']);
const valueType = schema([1, 'typeStrindex', 'int'], [2, 'unitStrindex', 'int']);

const sample = schema(
  [1, 'stackIndex', 'int'],
  [2, 'attributeIndices', 'ints'],
  [3, 'linkIndex', 'int'],
  [4, 'values', 'ints'],
  [5, 'timestampsUnixNano', 'fixeds']
);
const profile = schema(
  [1, 'sampleType', 'message', valueType],
  [2, 'samples', 'stream', sample],
  [3, 'timeUnixNano', 'fixed'],
  [4, 'durationNano', 'int'],
  [5, 'periodType', 'message', valueType],
  [6, 'period', 'int'],
  [11, 'attributeIndices', 'ints']
);
const scopeProfiles = schema([2, 'profiles', 'messages', profile]);
const resource = schema([1, 'attributes', 'messages', keyValue]);
const resourceProfiles = schema([1, 'resource', 'message', resource], [2, 'scopeProfiles', 'messages', scopeProfiles]);

const mapping = schema([4, 'filenameStrindex', 'int'], [5, 'attributeIndices', 'ints']);
const line = schema([1, 'functionIndex', 'int'], [2, 'line', 'int']);
const location = schema([1, 'mappingIndex', 'int'], [2, 'address', 'int'], [3, 'lines', 'messages', line]);
const functionOf = schema(
  [1, 'nameStrindex', 'int'],
  [2, 'systemNameStrindex', 'int'],
  [3, 'filenameStrindex', 'int'],
  [4, 'startLine', 'int']
);
const dictionary = schema(
  [1, 'mappingTable', 'messages', mapping],
  [2, 'locationTable', 'messages', location],
  [3, 'functionTable', 'messages', functionOf],
  [4, 'linkTable', 'messages', schema([1, 'traceId', 'hex'], [2, 'spanId', 'hex'])],
  [5, 'stringTable', 'texts'],
  [
    6,
    'attributeTable',
    'messages',
    schema([1, 'keyStrindex', 'int'], [2, 'value', 'message', anyValue], [3, 'unitStrindex', 'int']),
  ],
  [7, 'stackTable', 'messages', schema([1, 'locationIndices', 'ints'])]
);

/** ProfilesData, and the request by which collectors are sent profiles, which is made alike. */
export const profilesData = schema(
  [1, 'resourceProfiles', 'messages', resourceProfiles],
  [2, 'dictionary', 'message', dictionary]
);
