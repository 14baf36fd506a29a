// The formats that most files are in, in the order in which they are tried. A new format joins here or in rareFormats.ts with one line.
import { austinFormat } from './austin/decodeAustin';
import { flamechartFormat } from './folded/decodeFlamechart';
import { foldedFormat } from './folded/decodeFolded';
import { type Format } from './format';
import { importTimeFormat } from './import-time/decodeImportTime';
import { pprofFormat } from './pprof/pprofFormat';
import { pstatsFormat } from './pstats/decodePstats';
import { dumpJsonFormat } from './py-spy-dump/decodeDumpJson';
import { dumpTextFormat } from './py-spy-dump/decodeDumpText';
import { pyinstrumentFormat } from './pyinstrument/pyinstrumentFormat';
import { samplingHtmlFormat } from './python-sampling/decodeSamplingHtml';
import { speedscopeFormat } from './speedscope/speedscopeFormat';
import { stacksamplerFormat } from './stacksampler/decodeStacksampler';
import { svgFormat } from './svg/decodeSvg';

/** Binary files and JSON. */
export const commonFormats: readonly Format[] = [
  pprofFormat,
  svgFormat,
  speedscopeFormat,
  pstatsFormat,
  pyinstrumentFormat,
  samplingHtmlFormat,
  dumpJsonFormat,
];

/** Lines of text: folded stacks and their relatives. */
export const textFormats: readonly Format[] = [
  dumpTextFormat,
  importTimeFormat,
  stacksamplerFormat,
  austinFormat,
  flamechartFormat,
  foldedFormat,
];
