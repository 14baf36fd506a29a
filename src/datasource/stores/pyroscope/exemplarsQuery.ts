// Exemplars: single profiles or spans, the largest of each bucket of time. Servers have them since 1.17, with the v2 storage.
import { printSelector } from '../../../engine/labels/printSelector';
import { type Exemplar, type ExemplarsAnswer, type ExemplarsRequest } from '../store';
import { askedOf } from './asked';
import { ConnectProblem } from './connectProblem';
import { inPieces } from './pieces';
import { gridRequest, seriesGrid, stepWithin } from './seriesGrid';
import { seriesSchema, type ServerSeries } from './seriesMessages';
import { type PyroscopeServer } from './server';

const SELECT_SERIES = 'querier.v1.QuerierService/SelectSeries';

/** A server sends at most one per bucket, so this many buckets. */
const DEFAULT_LIMIT = 100;

const NO_EXEMPLARS = 'This server has no exemplars: they need Pyroscope 1.17 or newer with the v2 storage.';

export class ExemplarsQuery {
  constructor(private readonly server: PyroscopeServer) {}

  async exemplars(request: ExemplarsRequest): Promise<ExemplarsAnswer> {
    const { profileTypeId, selector, range, of, limit = DEFAULT_LIMIT } = request;
    const asking = { owner: request, signal: request.signal, asked: askedOf(request) };
    // The buckets at the ends of the range may stand out of it: exemplars have times of their own.
    const { stepMs } = seriesGrid(range, Math.max(1000, (range.toMs - range.fromMs) / Math.max(1, limit)));
    const grid = {
      stepMs,
      fromMs: Math.floor(range.fromMs / stepMs) * stepMs,
      toMs: Math.ceil(range.toMs / stepMs) * stepMs,
    };
    try {
      const answers = await inPieces(this.server, grid, asking, (piece, pieceAsking) => {
        const message = {
          profileTypeID: profileTypeId,
          labelSelector: printSelector(selector),
          ...gridRequest(piece, stepWithin(this.server.longestRangeMs, stepMs)),
          exemplarType: of === 'span' ? 'EXEMPLAR_TYPE_SPAN' : 'EXEMPLAR_TYPE_INDIVIDUAL',
        };
        return this.server.client.json(SELECT_SERIES, message, seriesSchema, pieceAsking);
      });
      const all = answers.flatMap(({ series }) => series).flatMap(exemplarsOf);
      const inRange = unique(all).filter(({ timeMs }) => timeMs >= range.fromMs && timeMs < range.toMs);
      const hasProfiles = answers.some(({ series }) => series.some(({ points }) => points.length > 0));
      if (of === 'profile' && hasProfiles && all.length === 0) {
        // Older servers do not know the field and answer with bare points.
        this.server.miss('exemplars', NO_EXEMPLARS);
      }
      return { exemplars: largest(inRange, limit), notices: [] };
    } catch (error) {
      if (error instanceof ConnectProblem && error.isUnimplemented) {
        this.server.miss('exemplars', NO_EXEMPLARS);
      }
      throw error;
    }
  }
}

function exemplarsOf({ labels, points }: ServerSeries): Exemplar[] {
  return points
    .flatMap(({ exemplars }) => exemplars)
    .map((exemplar) => ({
      timeMs: exemplar.timestamp,
      value: exemplar.value,
      labels: [...labels, ...exemplar.labels].filter(({ name, value }) => value !== '' && !name.startsWith('__')),
      profileId: exemplar.profileId,
      ...(exemplar.spanId === '' ? {} : { spanId: exemplar.spanId }),
      ...(exemplar.traceId === '' ? {} : { traceId: exemplar.traceId }),
    }));
}

/** Each once: the first bucket of a piece holds the last profiles of the one before. */
function unique(exemplars: readonly Exemplar[]): Exemplar[] {
  return [
    ...new Map(
      exemplars.map((exemplar) => [`${exemplar.timeMs} ${exemplar.profileId} ${exemplar.spanId ?? ''}`, exemplar])
    ).values(),
  ];
}

function largest(exemplars: readonly Exemplar[], limit: number): Exemplar[] {
  return [...exemplars]
    .sort((a, b) => b.value - a.value)
    .slice(0, limit)
    .sort((a, b) => a.timeMs - b.timeMs);
}
