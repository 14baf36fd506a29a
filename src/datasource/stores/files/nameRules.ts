// What a file's name says: the labels and the time of the first pattern that matches it, else a time in one of the usual forms.
import { type Label } from '../../../engine/profile/profile';
import { compileNamePattern, type NamePattern } from './namePattern';
import { timeFromName } from './nameTime';

/** How one writer of profiles names its files. */
export interface WriterPattern {
  /** For people: whose names these are. */
  readonly writer: string;
  /** Its named groups are labels, except `time`. */
  readonly pattern: string;
}

/** The group that holds the start of the profile, in any form that names have. */
const TIME_GROUP = 'time';

/** In this order: the more a pattern asks of a name, the earlier it stands. */
export const USUAL_PATTERNS: readonly WriterPattern[] = [
  { writer: 'Werkzeug', pattern: String.raw`(?<method>[A-Z]+)\.(?<path>.+)\.\d+ms\.(?<time>\d{10})\.prof` },
  {
    writer: 'py-spy',
    pattern: String.raw`(?<program>.+)-(?<time>\d{4}-\d\d-\d\dT\d\d[:-]\d\d[:-]\d\d(?:Z|[+-]\d\d[:-]?\d\d)?)\.(?:svg|json|txt|raw)`,
  },
  {
    writer: 'Node.js',
    pattern: String.raw`(?:CPU|Heap)\.(?<time>\d{8}\.\d{6})\.(?<pid>\d+)\.(?<thread>\d+)\.\d+\.(?:cpu|heap)profile`,
  },
  { writer: 'callgrind', pattern: String.raw`callgrind\.out\.(?<pid>\d+)(?:\.\d+)?(?:-(?<thread>\d+))?` },
  { writer: 'Datadog', pattern: String.raw`(?<program>[A-Za-z].*)\.(?<pid>\d+)\.\d+(?:\.(?:pprof|pb|gz|zst|lz4))*` },
];

export interface NameReading {
  readonly labels: readonly Label[];
  /** In milliseconds since the Unix epoch; undefined when the name states no time. */
  readonly timeMs?: number;
  /** Whose pattern matched; undefined for none. */
  readonly writer?: string;
}

export class NameRules {
  /** Sentences about patterns that cannot be used. */
  readonly notices: readonly string[];
  private readonly patterns: ReadonlyArray<{ readonly writer: string; readonly pattern: NamePattern }>;

  /** `zone`: IANA name of the zone of times without one. */
  constructor(
    patterns: readonly WriterPattern[],
    private readonly zone: string
  ) {
    const notices: string[] = [];
    this.patterns = patterns.flatMap(({ writer, pattern: source }) => {
      const compiled = compileNamePattern(source);
      if (!compiled.ok) {
        notices.push(`The name pattern ${writer} in the data source settings is not used. ${compiled.error}`);
        return [];
      }
      return [{ writer, pattern: compiled.value }];
    });
    this.notices = notices;
  }

  /** `name`: without folders. */
  read(name: string): NameReading {
    for (const { writer, pattern } of this.patterns) {
      const groups = pattern.match(name);
      if (groups !== undefined) {
        const stated = groups.get(TIME_GROUP);
        return {
          writer,
          timeMs: timeFromName(stated ?? name, this.zone),
          labels: Array.from(groups, ([group, value]) => ({ name: group, value })).filter(
            (label) => label.name !== TIME_GROUP && label.value !== ''
          ),
        };
      }
    }
    return { labels: [], timeMs: timeFromName(name, this.zone) };
  }
}
