// The formats that are read, in the order in which they are tried. A new format joins here with one line.
import { austinFormat } from './austin/decodeAustin';
import { foldedFormat } from './folded/decodeFolded';
import { type Format } from './format';
import { importTimeFormat } from './import-time/decodeImportTime';
import { pprofFormat } from './pprof/pprofFormat';
import { dumpTextFormat } from './py-spy-dump/decodeDumpText';
import { speedscopeFormat } from './speedscope/speedscopeFormat';
import { stacksamplerFormat } from './stacksampler/decodeStacksampler';
import { svgFormat } from './svg/decodeSvg';
import { vmprofFormat } from './vmprof/decodeVmprof';

export const formats: readonly Format[] = [
  pprofFormat,
  vmprofFormat,
  svgFormat,
  speedscopeFormat,
  dumpTextFormat,
  importTimeFormat,
  stacksamplerFormat,
  austinFormat,
  foldedFormat,
];
