// Heatmaps: how many profiles or spans had which value, per bucket of time. Servers have them since 1.20, with the v2 storage.
import { printSelector } from '../../../engine/labels/printSelector';
import { type TimeRangeMs } from '../../../engine/profile/profile';
import { type HeatmapAnswer, type HeatmapRequest, type SeriesRequest } from '../store';
import { askedOf } from './asked';
import { ConnectProblem } from './connectProblem';
import { collectSlots, type HeatmapGroups, toHeatmapSeries } from './heatmapSlots';
import { inPieces } from './pieces';
import { gridRequest, type SeriesGrid, seriesGrid, stepWithin } from './seriesGrid';
import { heatmapSchema } from './seriesMessages';
import { type Groups } from './seriesPoints';
import { type PyroscopeServer } from './server';

const SELECT_HEATMAP = 'querier.v1.QuerierService/SelectHeatmap';

const NO_HEATMAP = 'This server has no heatmaps: they need Pyroscope 1.20 or newer with the v2 storage.';

export class HeatmapQuery {
  constructor(private readonly server: PyroscopeServer) {}

  async heatmap(request: HeatmapRequest): Promise<HeatmapAnswer> {
    const grid = seriesGrid(request.range, request.stepMs);
    const groups = grid.fromMs === grid.toMs ? new Map() : await this.ask(request, grid);
    return { stepMs: grid.stepMs, series: toHeatmapSeries(groups), notices: [] };
  }

  /** How many profiles each group of a series has in each bucket; undefined where the server cannot say. */
  async profileCounts(request: SeriesRequest, grid: SeriesGrid): Promise<Groups | undefined> {
    if (this.server.capabilities.heatmap !== true) {
      return undefined;
    }
    try {
      const groups = await this.ask({ ...request, of: 'profile', limit: undefined }, grid);
      return new Map(
        Array.from(groups, ([key, { labels, buckets }]) => {
          const counted = Array.from(buckets, ([bucket, counts]) => [bucket, sum(counts.values())] as const);
          return [key, { labels, values: new Map(counted) }];
        })
      );
    } catch (error) {
      if (error instanceof ConnectProblem && error.isUnimplemented) {
        return undefined;
      }
      throw error;
    }
  }

  private async ask(request: HeatmapRequest, grid: SeriesGrid): Promise<HeatmapGroups> {
    const asking = { owner: request, signal: request.signal, asked: askedOf(request) };
    try {
      const answers = await inPieces(this.server, grid, asking, async (piece, pieceAsking) => {
        const message = this.messageOf(request, piece, grid);
        const { series } = await this.server.client.json(SELECT_HEATMAP, message, heatmapSchema, pieceAsking);
        return { piece, series };
      });
      return collectSlots(answers, grid, request.groupBy);
    } catch (error) {
      if (error instanceof ConnectProblem && error.isUnimplemented) {
        this.server.miss('heatmap', NO_HEATMAP);
      }
      throw error;
    }
  }

  private messageOf(request: HeatmapRequest, piece: TimeRangeMs, grid: SeriesGrid): object {
    const { profileTypeId, selector, groupBy, limit, of } = request;
    return {
      profileTypeID: profileTypeId,
      labelSelector: printSelector(selector),
      ...gridRequest(piece, stepWithin(this.server.longestRangeMs, grid.stepMs)),
      groupBy,
      queryType: of === 'span' ? 'HEATMAP_QUERY_TYPE_SPAN' : 'HEATMAP_QUERY_TYPE_INDIVIDUAL',
      exemplarType: 'EXEMPLAR_TYPE_NONE',
      limit,
    };
  }
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) {
    total += value;
  }
  return total;
}
