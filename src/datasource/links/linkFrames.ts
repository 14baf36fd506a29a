// Frames with data links: fields of trace and span labels lead to traces, functions of flame graphs to their source lines.
import { type DataFrame, type DataLink, type Field, type InterpolateFunction } from '@grafana/data';
import { profileMetaOf } from '../../frames/profileMeta';
import { type ServiceSource, sourceLineUrl } from './sourceLine';
import { traceLink, type TracesTarget } from './traceLinks';

export interface FrameLinks {
  /** Undefined where no tracing data source is set. */
  readonly traces?: TracesTarget;
  /** Undefined where the source is not known, or not the same for all profiles. */
  readonly source?: ServiceSource;
}

/** The frames themselves where there is nothing to link. */
export function linkFrames(frames: readonly DataFrame[], { traces, source }: FrameLinks): DataFrame[] {
  return frames.map((frame) => {
    const isProfile = profileMetaOf(frame) !== undefined;
    if (isProfile) {
      return source === undefined
        ? frame
        : withLinks(frame, ({ name }) => (name === 'label' ? sourceLink(source) : undefined));
    }
    return traces === undefined ? frame : withLinks(frame, ({ name }) => traceLink(name, traces));
  });
}

function withLinks(frame: DataFrame, linkOf: (field: Field) => DataLink | undefined): DataFrame {
  const links = frame.fields.map(linkOf);
  return links.every((link) => link === undefined)
    ? frame
    : { ...frame, fields: frame.fields.map((field, index) => withLink(field, links[index])) };
}

function withLink(field: Field, link: DataLink | undefined): Field {
  return link === undefined
    ? field
    : { ...field, config: { ...field.config, links: [...(field.config.links ?? []), link] } };
}

/** The address depends on the row: Grafana asks for it with the row's fields at hand. Saved snapshots keep the repository alone. */
function sourceLink(source: ServiceSource): DataLink | undefined {
  const repository = sourceLineUrl(source, '', 0);
  return repository === undefined
    ? undefined
    : {
        title: 'View source',
        url: repository,
        targetBlank: true,
        onBuildUrl: ({ replaceVariables }: { readonly replaceVariables?: InterpolateFunction }) =>
          sourceLineUrl(
            source,
            fieldText('fileName', replaceVariables),
            Number(fieldText('line', replaceVariables)) || 0
          ) ?? repository,
      };
}

/** The text of another field of the row; '' where the frame has no such field and the variable stays as it is. */
function fieldText(name: string, replaceVariables: InterpolateFunction | undefined): string {
  const variable = `\${__data.fields.${name}}`;
  const text = replaceVariables?.(variable) ?? '';
  return text === variable ? '' : text;
}
