// The formats that are read, in the order in which they are tried. A new format joins here with one line.
import { foldedFormat } from './folded/decodeFolded';
import { type Format } from './format';
import { pprofFormat } from './pprof/pprofFormat';

export const formats: readonly Format[] = [pprofFormat, foldedFormat];
