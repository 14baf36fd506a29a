// The choices as links and dashboards may hold them: the schema that everything from outside has to fit.
import * as v from 'valibot';
import { type ViewChoices } from './viewChoices';

const viewKind = v.picklist(['flameGraph', 'flameChart', 'table', 'callTree', 'changes', 'lines']);

/** Any of the choices; what is missing is not chosen. */
export const linkedChoices = v.partial(
  v.strictObject({
    shown: v.union([v.strictTuple([viewKind]), v.strictTuple([viewKind, viewKind])]),
    colorBy: v.picklist(['package', 'function', 'self']),
    scheme: v.picklist(['colorBlind', 'redGreen']),
    compareBy: v.picklist(['share', 'absolute']),
    barWidth: v.picklist(['comparison', 'baseline', 'larger']),
    orientation: v.picklist(['rootAtTop', 'rootAtBottom']),
    groupBy: v.picklist(['function', 'module', 'file']),
    collapsesRecursion: v.boolean(),
    collapsesChains: v.boolean(),
    hidePattern: v.pipe(v.string(), v.maxLength(1000)),
    shortensPaths: v.boolean(),
  } satisfies { readonly [K in keyof ViewChoices]: v.GenericSchema<unknown, unknown> })
);
