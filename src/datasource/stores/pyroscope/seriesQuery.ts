// Series: sums per bucket from the server, put into our buckets; averages for what states a level and does not add up over time.
import { printSelector } from '../../../engine/labels/printSelector';
import { aggregationOf } from '../aggregation';
import { type SeriesAnswer, type SeriesRequest } from '../store';
import { askedOf } from './asked';
import { type Asking } from './connectClient';
import { type HeatmapQuery } from './heatmapQuery';
import { inPieces } from './pieces';
import { gridRequest, type SeriesGrid, seriesGrid, stepWithin } from './seriesGrid';
import { seriesSchema } from './seriesMessages';
import {
  areEqual,
  collectPoints,
  divideByCounts,
  type Groups,
  type ServerAggregation,
  toStoreSeries,
} from './seriesPoints';
import { type PyroscopeServer } from './server';

const SELECT_SERIES = 'querier.v1.QuerierService/SelectSeries';

export class SeriesQuery {
  /** Who averages: v1 storage does when it is asked to; v2 storage adds up whatever it is asked, so that we divide. */
  private averaging: 'unknown' | 'server' | 'ours' = 'unknown';

  constructor(
    private readonly server: PyroscopeServer,
    private readonly heatmaps: HeatmapQuery
  ) {}

  async series(request: SeriesRequest): Promise<SeriesAnswer> {
    const grid = seriesGrid(request.range, request.stepMs);
    if (grid.fromMs === grid.toMs) {
      return { stepMs: grid.stepMs, series: [], notices: [] };
    }
    const asking = { owner: request, signal: request.signal, asked: askedOf(request) };
    const doesAddUp = aggregationOf(request.profileTypeId) === 'sum';
    const groups = doesAddUp
      ? await this.ask(request, grid, 'SUM', asking)
      : await this.averages(request, grid, asking);
    return { stepMs: grid.stepMs, series: toStoreSeries(groups, doesAddUp, request.limit), notices: [] };
  }

  private async ask(
    { profileTypeId, selector, groupBy, limit }: SeriesRequest,
    grid: SeriesGrid,
    aggregation: ServerAggregation,
    asking: Asking
  ): Promise<Groups> {
    const answers = await inPieces(this.server, grid, asking, async (piece, pieceAsking) => {
      const isWhole = piece.fromMs === grid.fromMs && piece.toMs === grid.toMs;
      const message = {
        profileTypeID: profileTypeId,
        labelSelector: printSelector(selector),
        ...gridRequest(piece, stepWithin(this.server.longestRangeMs, grid.stepMs)),
        groupBy,
        aggregation: `TIME_SERIES_AGGREGATION_TYPE_${aggregation}`,
        // The largest of one piece need not be the largest of all.
        limit: isWhole ? limit : undefined,
      };
      const { series } = await this.server.client.json(SELECT_SERIES, message, seriesSchema, pieceAsking);
      return { piece, series };
    });
    return collectPoints(answers, grid, groupBy, aggregation);
  }

  /** A server that averages gives other values than sums, unless each bucket holds one profile; then both are the average. */
  private async averages(request: SeriesRequest, grid: SeriesGrid, asking: Asking): Promise<Groups> {
    if (this.averaging === 'server') {
      return this.ask(request, grid, 'AVERAGE', asking);
    }
    const sums = await this.ask(request, grid, 'SUM', asking);
    if (this.averaging === 'unknown') {
      const averages = await this.ask(request, grid, 'AVERAGE', asking);
      if (!areEqual(averages, sums)) {
        this.averaging = 'server';
        return averages;
      }
    }
    const counts = await this.heatmaps.profileCounts(request, grid);
    if (counts === undefined) {
      return sums;
    }
    const divided = divideByCounts(sums, counts);
    if (!areEqual(divided, sums)) {
      this.averaging = 'ours';
    }
    return divided;
  }
}
