// The formats that few folders hold, in the order in which they are tried. The worker loads them when it first meets a file that may be one
// of them, so that they do not weigh on everybody's page.
import { callgrindFormat } from './callgrind/decodeCallgrind';
import { cpuprofileFormat } from './cpuprofile/decodeCpuprofile';
import { dhatFormat } from './dhat/decodeDhat';
import { firefoxFormat } from './firefox/decodeFirefox';
import { flamebearerFormat } from './flamebearer/decodeFlamebearer';
import { type Format } from './format';
import { goTextFormat } from './go-text/goTextFormat';
import { gprof2dotFormat } from './gprof2dot/decodeGprof2dot';
import { heapprofileFormat } from './heapprofile/decodeHeapprofile';
import { jfrJsonFormat } from './jfr-json/decodeJfrJson';
import { jfrFormat } from './jfr/decodeJfr';
import { jsonTreeFormat } from './json-tree/decodeJsonTree';
import { lprofFormat } from './lprof/decodeLprof';
import { massifFormat } from './massif/decodeMassif';
import { otlpJsonFormat, otlpProtobufFormat } from './otlp/otlpFormat';
import { perfScriptFormat } from './perf-script/decodePerfScript';
import { lineProfilerTextFormat } from './profiler-tables/lineProfilerText';
import { pstatsTextFormat } from './profiler-tables/pstatsText';
import { yappiTextFormat } from './profiler-tables/yappiText';
import { pyinstrumentTextFormat } from './pyinstrument/consoleText';
import { traceEventsFormat } from './trace-events/decodeTraceEvents';
import { tracemallocFormat } from './tracemalloc/decodeTracemalloc';
import { v8LogFormat } from './v8-log/decodeV8Log';
import { vmprofFormat } from './vmprof/decodeVmprof';
import { ystatFormat } from './ystat/decodeYstat';

export const rareFormats: readonly Format[] = [
  vmprofFormat,
  lprofFormat,
  tracemallocFormat,
  ystatFormat,
  otlpProtobufFormat,
  otlpJsonFormat,
  jfrFormat,
  jfrJsonFormat,
  dhatFormat,
  gprof2dotFormat,
  cpuprofileFormat,
  heapprofileFormat,
  v8LogFormat,
  traceEventsFormat,
  firefoxFormat,
  flamebearerFormat,
  jsonTreeFormat,
  massifFormat,
  goTextFormat,
  callgrindFormat,
  perfScriptFormat,
  pstatsTextFormat,
  yappiTextFormat,
  lineProfilerTextFormat,
  pyinstrumentTextFormat,
];
