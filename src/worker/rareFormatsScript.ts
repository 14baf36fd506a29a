// The decoders of rare formats as a script of their own, which the worker loads (loadRareFormats.ts).
import { rareFormats } from '../engine/formats/rareFormats';

globalThis.flameboardRareFormats = rareFormats;
