// The profile as it is shown → one file of the kind that the viewer chose.
import { type GrafanaTheme2 } from '@grafana/data';
import { err, ok, type Result } from '../../base/result';
import { type ExportFormat, exportProfile } from '../../engine/formats/exportProfile';
import { encodeFunctionsCsv } from '../../engine/formats/functionsCsv';
import { profileFromTree } from '../../engine/tree/profileFromTree';
import { exportFileName } from './exportFileName';
import { exportPng } from './exportPng';
import { type ExportSubject, originOf, shownTree } from './exportSubject';
import { exportSvg } from './exportSvg';

/** The files that a profile can become. */
export type ExportKind = 'png' | 'svg' | 'csv' | ExportFormat;

export interface ExportedFile {
  readonly blob: Blob;
  readonly name: string;
  /** What the file lacks, as a sentence. */
  readonly notice?: string;
}

/** Endings and types of the files; pprof is packed, as its tools expect. */
const FILES: Readonly<Record<ExportKind, { readonly extension: string; readonly type: string }>> = {
  png: { extension: 'png', type: 'image/png' },
  svg: { extension: 'svg', type: 'image/svg+xml' },
  pprof: { extension: 'pb.gz', type: 'application/octet-stream' },
  folded: { extension: 'folded', type: 'text/plain' },
  speedscope: { extension: 'speedscope.json', type: 'application/json' },
  csv: { extension: 'csv', type: 'text/csv' },
};

/** Makes the file; the error is a sentence for the viewer. */
export async function exportFile(
  kind: ExportKind,
  subject: ExportSubject,
  theme: GrafanaTheme2
): Promise<Result<ExportedFile, string>> {
  const { extension, type } = FILES[kind];
  const name = exportFileName(subject.source, extension);
  const file = (content: BlobPart) => ok({ name, blob: new Blob([content], { type }) });
  switch (kind) {
    case 'png': {
      const picture = await exportPng(subject, theme);
      return picture.ok ? ok({ name, ...picture.value }) : picture;
    }
    case 'svg':
      return file(exportSvg(subject, theme, name, measureText()));
    case 'csv':
      return file(encodeFunctionsCsv(shownTree(subject), originOf(subject).sampleType.unit, subject.functionOrder?.()));
    default: {
      const bytes = exportProfile(profileFromTree(shownTree(subject), originOf(subject)), kind, name);
      if (!bytes.ok) {
        return err(bytes.error);
      }
      return kind === 'pprof' ? file(await gzip(bytes.value)) : file(new Uint8Array(bytes.value));
    }
  }
}

/** Packs with the browser's own gzip, off the main thread. */
async function gzip(bytes: Uint8Array): Promise<ArrayBuffer> {
  const packed = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Response(packed).arrayBuffer();
}

/** Measures texts on a canvas; where there is none, a letter is as wide as an average one. */
function measureText(): (text: string, font: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) {
    return (text) => 7 * text.length;
  }
  return (text, font) => {
    context.font = font;
    return context.measureText(text).width;
  };
}
