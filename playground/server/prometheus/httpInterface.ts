// Prometheus' HTTP interface over recorded samples: query_range, query, labels, label values and series, by GET and
// by POST. Errors come in Prometheus' own shape, so that a data source shows them as it would show the real ones.
import type { IncomingMessage } from 'node:http';
import { decodePath, sendJson, type Handler } from '../http/answers';
import { readBody, RequestBodyError } from '../http/requestBody';
import { parseDurationMs, parseTimeMs } from './durations';
import { evaluate, stepTimes, type EvaluatedSeries } from './evaluate';
import { seriesFilter } from './labelMatching';
import { parseMetricSelector, parsePromql } from './promql';
import { PromqlError } from './promqlTokens';
import { upperBound, type RecordedSeries } from './recordedSeries';

/** A query that cannot be answered; the message is what Prometheus puts into `error`. */
class BadQuery extends Error {
  override readonly name = 'BadQuery';
}

/** As in Prometheus: enough for a minute per point over a week. */
const maxPointsPerSeries = 11_000;

type Parameters = URLSearchParams;

/** To be mounted where Prometheus' root would be: answers below `/api/v1/`. */
export function prometheusInterface(recorded: readonly RecordedSeries[]): Handler {
  return async (request, response, { path, query }) => {
    try {
      const parameters = await readParameters(request, query);
      const data = answer(path, parameters, recorded);
      if (data === undefined) {
        sendJson(
          response,
          404,
          failure('not_found', `the playground's stand-in for Prometheus does not serve ${path}`)
        );
      } else {
        sendJson(response, 200, { status: 'success', data });
      }
    } catch (error) {
      if (error instanceof BadQuery || error instanceof RequestBodyError) {
        sendJson(response, 400, failure('bad_data', error.message));
      } else {
        throw error;
      }
    }
  };
}

function failure(errorType: string, error: string) {
  return { status: 'error', errorType, error };
}

async function readParameters(request: IncomingMessage, query: string): Promise<Parameters> {
  const parameters = new URLSearchParams(query);
  if (request.method === 'POST') {
    new URLSearchParams(await readBody(request)).forEach((value, name) => parameters.append(name, value));
  }
  return parameters;
}

function answer(path: string, parameters: Parameters, recorded: readonly RecordedSeries[]): unknown {
  const [api, version, label, name, values, ...rest] = decodePath(path) ?? [];
  if (api === 'api' && version === 'v1' && label === 'label' && values === 'values' && rest.length === 0) {
    return distinct(selectedSeries(parameters, recorded).flatMap(({ labels }) => labels.get(name) ?? []));
  }
  switch (path) {
    case '/api/v1/query_range':
      return queryRange(parameters, recorded);
    case '/api/v1/query':
      return queryInstant(parameters, recorded);
    case '/api/v1/labels':
      return distinct(selectedSeries(parameters, recorded).flatMap(({ labels }) => [...labels.keys()]));
    case '/api/v1/series':
      return selectedSeries(parameters, recorded).map(({ labels }) => Object.fromEntries(labels));
    default:
      return undefined;
  }
}

function queryRange(parameters: Parameters, recorded: readonly RecordedSeries[]) {
  const expression = parsed('query', parameters, parsePromql);
  const startMs = time('start', parameters);
  const endMs = time('end', parameters);
  const stepMs = parseDurationMs(parameters.get('step') ?? '');
  if (stepMs === undefined) {
    throw new BadQuery('invalid parameter "step": it must be a duration greater than 0, such as 15 or 1m');
  }
  if (endMs < startMs) {
    throw new BadQuery('invalid parameter "end": end timestamp must not be before start time');
  }
  if ((endMs - startMs) / stepMs > maxPointsPerSeries) {
    throw new BadQuery(
      `exceeded maximum resolution of ${maxPointsPerSeries} points per timeseries: use a greater step`
    );
  }
  const timesMs = stepTimes({ startMs, endMs, stepMs });
  const result = evaluate(expression, recorded, timesMs).map((series) => matrixRow(series, timesMs));
  return { resultType: 'matrix', result };
}

function queryInstant(parameters: Parameters, recorded: readonly RecordedSeries[]) {
  const expression = parsed('query', parameters, parsePromql);
  const timeMs = parameters.has('time') ? time('time', parameters) : Date.now();
  const result = evaluate(expression, recorded, [timeMs]).flatMap(({ labels, values: [value] }) =>
    value === undefined ? [] : [{ metric: Object.fromEntries(labels), value: point(timeMs, value) }]
  );
  return { resultType: 'vector', result };
}

function matrixRow({ labels, values }: EvaluatedSeries, timesMs: readonly number[]) {
  const points = values.flatMap((value, index) => (value === undefined ? [] : [point(timesMs[index], value)]));
  return { metric: Object.fromEntries(labels), values: points };
}

/** Time in seconds, value as text: JSON knows neither NaN nor the infinities. */
function point(timeMs: number, value: number): readonly [number, string] {
  const text = value === Infinity ? '+Inf' : value === -Infinity ? '-Inf' : String(value);
  return [timeMs / 1000, text];
}

/** The series that any `match[]` takes (all, if there is none) and that have a sample between `start` and `end`. */
function selectedSeries(parameters: Parameters, recorded: readonly RecordedSeries[]): readonly RecordedSeries[] {
  const filters = parameters
    .getAll('match[]')
    .map((text) => seriesFilter(parsedText('match[]', text, parseMetricSelector)));
  const startMs = parameters.has('start') ? time('start', parameters) : -Infinity;
  const endMs = parameters.has('end') ? time('end', parameters) : Infinity;
  return recorded.filter(
    (series) =>
      (filters.length === 0 || filters.some((accepts) => accepts(series))) && hasSample(series, startMs, endMs)
  );
}

function hasSample({ timesMs }: RecordedSeries, startMs: number, endMs: number): boolean {
  const last = upperBound(timesMs, endMs) - 1;
  return last >= 0 && timesMs[last] >= startMs;
}

function time(name: string, parameters: Parameters): number {
  const text = parameters.get(name) ?? '';
  const ms = parseTimeMs(text);
  if (ms === undefined) {
    throw new BadQuery(`invalid parameter "${name}": cannot parse "${text}" to a valid timestamp`);
  }
  return ms;
}

function parsed<T>(name: string, parameters: Parameters, parse: (text: string) => T): T {
  return parsedText(name, parameters.get(name) ?? '', parse);
}

function parsedText<T>(name: string, text: string, parse: (text: string) => T): T {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof PromqlError) {
      throw new BadQuery(`invalid parameter "${name}": ${error.message}`);
    }
    throw error;
  }
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}
