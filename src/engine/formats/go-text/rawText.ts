// What `go tool pprof -raw` prints: a pprof file in words, with all of its numbers.
//
//     PeriodType: cpu nanoseconds
//     Samples:
//     samples/count cpu/nanoseconds
//              9   90000000: 1 2
//                    vehicle:[bike]
//     Locations
//          1: 0x4724f7 M=1 time.Now time/time.go:1091:0 s=0      further lines of a location: what it is inlined into
//          2: 0x4b935b M=1 main.spin rides/main.go:5:0 s=0
//     Mappings
//     1: 0x400000/0x4ba000/0x0 /srv/rides  [FN]
import { type Label, type Mapping, type Profile, type SampleType, type TimeRangeMs } from '../../profile/profile';
import { ProfileBuilder } from '../../profile/profileBuilder';
import { DecodeError } from '../decodeError';
import { lineOf } from '../jsonValue';
import { LocationFrames } from '../locationFrames';
import { addressName } from '../pprof/decodeSymbols';
import { forEachLine } from '../textLines';

const TYPE = /^(\S+)\/(\S+?)(\[dflt\])?$/;
const SAMPLE = /^ *(-?\d{1,20}(?: +-?\d{1,20})*):((?: \d+)*) *$/;
const LOCATION = /^ *(\d+): (0x[0-9a-f]{1,16}) ?(?:M=(\d+) ?)?(?:\[F\] ?)?(.*)$/;
const BEHIND_FILE = /:(-?\d{1,9})(?::\d{1,9})? s=(-?\d{1,9})(?:\(([^()]*)\))?$/;
const MAPPING = /^(\d+): 0x[0-9a-f]+\/0x[0-9a-f]+\/0x[0-9a-f]+ (\S*) ?([0-9A-Za-z/_-]*)/;

export function isRawText(head: string): boolean {
  return /^Samples:\r?\n\S+\/\S+/m.test(head) && /^(?:PeriodType|Time|Period): /m.test(head);
}

interface RawLocation {
  readonly address: string;
  readonly mappingId: string;
  /** Innermost first. */
  readonly lines: string[];
}

interface RawSample {
  readonly values: readonly number[];
  readonly leafFirst: readonly string[];
  readonly labels: Label[];
}

interface RawText {
  readonly header: Map<string, string>;
  readonly types: string[];
  readonly samples: RawSample[];
  readonly locations: Map<string, RawLocation>;
  readonly mappings: Map<string, Mapping>;
}

/** Throws a DecodeError where a sample names a location that is not there, as in a text that was cut off. */
export function decodeRawText(text: string): Profile {
  const { header, types, samples, locations, mappings } = readSections(text);
  const parsed = types.map((type) => TYPE.exec(type) ?? ['', type, '']);
  const builder = new ProfileBuilder(parsed.map(([, name, unit]) => ({ name, unit })));
  const frames = new Map(Array.from(locations, ([id, location]) => [id, addFrames(builder, location, mappings)]));
  const written = new LocationFrames();
  for (const { values, leafFirst, labels } of samples) {
    let stack = -1;
    for (let index = leafFirst.length - 1; index >= 0; index--) {
      const rows = frames.get(leafFirst[index]);
      if (rows === undefined) {
        throw malformed(`names the location ${leafFirst[index]}, which it does not hold`);
      }
      if (!written.add(rows.length)) {
        throw malformed('has more inlined functions than its stacks can hold');
      }
      for (const frame of rows) {
        stack = builder.addStack(stack, frame);
      }
    }
    builder.addSample(
      stack,
      parsed.map((_, type) => values[type] ?? 0),
      labels
    );
  }
  const named = parsed.findIndex(([, , , isDefault]) => isDefault !== undefined);
  const period = Number(header.get('Period') ?? 0);
  return builder.build({
    format: 'Go text',
    defaultSampleTypeIndex: named === -1 ? undefined : named,
    periodType: periodTypeOf(header.get('PeriodType') ?? ''),
    period: period > 0 ? period : undefined,
    timeRange: timeRangeOf(header.get('Time') ?? '', Number(header.get('Duration') ?? 0)),
  });
}

function readSections(text: string): RawText {
  const raw: RawText = { header: new Map(), types: [], samples: [], locations: new Map(), mappings: new Map() };
  let section = '';
  let location: RawLocation | undefined;
  forEachLine(text, (line) => {
    if (/^(?:Samples:|Locations|Mappings)$/.test(line)) {
      section = line;
    } else if (section === '') {
      const [, key, value] = /^(\w+): (.*)$/.exec(line) ?? [];
      raw.header.set(key ?? '', value ?? '');
    } else if (section === 'Samples:' && raw.types.length === 0) {
      raw.types.push(...line.trim().split(/\s+/, 64));
    } else if (section === 'Samples:') {
      readSample(line, raw.samples);
    } else if (section === 'Locations') {
      const [, id, address, mappingId = '', rest = ''] = LOCATION.exec(line) ?? [];
      if (id !== undefined) {
        location = { address, mappingId, lines: rest.trim() === '' ? [] : [rest.trim()] };
        raw.locations.set(id, location);
      } else {
        location?.lines.push(line.trim());
      }
    } else {
      const [, id = '', fileName = '', buildId = ''] = MAPPING.exec(line) ?? [];
      raw.mappings.set(id, { fileName, buildId });
    }
  });
  return raw;
}

/** A sample, or the labels of the one above: `vehicle:[bike] bytes:[64]`. */
function readSample(line: string, samples: RawSample[]): void {
  const [, values, locations = ''] = SAMPLE.exec(line) ?? [];
  if (values !== undefined) {
    const leafFirst = locations.split(' ').filter((id) => id !== '');
    samples.push({ values: values.split(/ +/).map(Number), leafFirst, labels: [] });
    return;
  }
  for (let from = 0, end = line.indexOf(']'); end !== -1; from = end + 1, end = line.indexOf(']', from)) {
    const open = line.indexOf(':[', from);
    if (open !== -1 && open < end) {
      samples.at(-1)?.labels.push({ name: line.slice(from, open).trim(), value: line.slice(open + 2, end) });
    }
  }
}

/** From the root's side: what is inlined stands behind what it is inlined into. */
function addFrames(
  builder: ProfileBuilder,
  { address, mappingId, lines }: RawLocation,
  mappings: ReadonlyMap<string, Mapping>
): readonly number[] {
  const mapping = mappings.get(mappingId);
  const mappingIndex = mapping === undefined ? -1 : builder.addMapping(mapping);
  if (lines.length === 0) {
    return [builder.addFrame(builder.addFunction({ name: addressName(BigInt(address), mapping) }), { mappingIndex })];
  }
  return lines
    .map((text, depth) => {
      const behindFile = BEHIND_FILE.exec(text);
      const [, line = '0', startLine = '0', systemName = ''] = behindFile ?? [];
      const nameAndFile = text.slice(0, behindFile?.index);
      const space = behindFile === null ? nameAndFile.length : nameAndFile.lastIndexOf(' ');
      const name = nameAndFile.slice(0, Math.max(0, space));
      const fileName = nameAndFile.slice(space + 1);
      const row = builder.addFunction({ name, systemName, fileName, startLine: lineOf(Number(startLine)) });
      return builder.addFrame(row, { line: lineOf(Number(line)), mappingIndex, inlined: depth < lines.length - 1 });
    })
    .reverse();
}

function malformed(message: string): DecodeError {
  const hint = 'Its end may be missing: print it again with `go tool pprof -raw`.';
  return new DecodeError('Go text', -1, message, hint);
}

function periodTypeOf(text: string): SampleType | undefined {
  const [, name = '', unit = ''] = /^(\S+) (\S+)$/.exec(text) ?? [];
  return name === '' ? undefined : { name, unit };
}

/** `2026-11-20 23:23:04.121738129 +0000 UTC`. */
function timeRangeOf(time: string, seconds: number): TimeRangeMs | undefined {
  const [, date, clock, zone] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d{1,3})?)\d* ([+-]\d{4})/.exec(time) ?? [];
  const fromMs = date === undefined ? NaN : Date.parse(`${date}T${clock}${zone.slice(0, 3)}:${zone.slice(3)}`);
  return Number.isNaN(fromMs) ? undefined : { fromMs, toMs: fromMs + Math.max(0, Math.round(seconds * 1000) || 0) };
}
