// What an exported file is called: service, profile type and range, in letters that every file system takes.

/** Where a profile is from, as far as it is known. */
export interface ExportSource {
  readonly service?: string;
  /** An id of five parts, `process_cpu:cpu:nanoseconds:cpu:nanoseconds`; name and sample type are enough in a file name. */
  readonly profileType?: string;
  readonly range?: { readonly fromMs: number; readonly toMs: number };
}

const MAX_PART = 80;

/** `ride-sharing-app_process_cpu-cpu_20261121T121500Z-20261121T122500Z.svg`: UTC, what is unknown left out, `profile` if all is. */
export function exportFileName({ service, profileType, range }: ExportSource, extension: string): string {
  const parts = [
    service,
    profileType?.split(':').slice(0, 2).join('-'),
    range && `${compactTime(range.fromMs)}-${compactTime(range.toMs)}`,
  ].map((part) => safe(part ?? ''));
  const known = parts.filter((part) => part !== '').join('_');
  return `${known === '' ? 'profile' : known}.${extension}`;
}

/** Letters and digits of any script, dots, dashes and underscores; not a dot in front, which hides a file, nor two of them. */
function safe(part: string): string {
  return part
    .normalize()
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, MAX_PART);
}

/** `20261121T121500Z`; `''` for what is no time. */
function compactTime(ms: number): string {
  const time = new Date(ms);
  return Number.isNaN(time.valueOf()) ? '' : time.toISOString().replace(/[-:]|\.\d+/g, '');
}
