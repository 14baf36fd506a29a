// A store that answers at once from a few values, and remembers what it was asked.
import { treeFromText } from '../engine/tree/treeText';
import {
  type LabelNamesRequest,
  type LabelValuesRequest,
  type ListAnswer,
  type ProfileAnswer,
  type ProfileRequest,
  type SeriesAnswer,
  type SeriesRequest,
  type Store,
  type StoreCheck,
  type StoreRequest,
  type TreeAnswer,
  type TreeRequest,
} from './stores/store';
import { StoreError } from './stores/storeError';

export const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
export const SAMPLES = 'process_cpu:samples:count:cpu:nanoseconds';

export type FakeStore = {
  [K in keyof Store]: Store[K] extends (...args: infer A) => infer R ? jest.Mock<R, A> : Store[K];
};

export function fakeStore(): FakeStore {
  return {
    kind: 'files',
    capabilities: {
      groupBy: true,
      limit: true,
      maxNodes: true,
      functionSeries: true,
      cutSharedFunctions: true,
      timeOrder: true,
      callSite: true,
      spanIds: true,
      traceIds: true,
      profileIds: true,
      exemplars: 'This store has no exemplars.',
      heatmap: 'This store has no heatmap.',
    },
    profileTypes: jest.fn<Promise<ListAnswer>, [StoreRequest]>(async () => ({ values: [SAMPLES, CPU], notices: [] })),
    labelNames: jest.fn<Promise<ListAnswer>, [LabelNamesRequest]>(async () => ({
      values: ['region', 'k8s.pod'],
      notices: [],
    })),
    labelValues: jest.fn<Promise<ListAnswer>, [LabelValuesRequest]>(async () => ({
      values: ['eu', 'us'],
      notices: [],
    })),
    series: jest.fn<Promise<SeriesAnswer>, [SeriesRequest]>(async () => ({
      stepMs: 1000,
      series: [{ labels: [], times: [1000], values: [5e8] }],
      notices: [],
    })),
    tree: jest.fn<Promise<TreeAnswer>, [TreeRequest]>(async ({ selector }) => {
      if (selector.length > 0) {
        throw new StoreError('The store', 'is out', 'Wait.');
      }
      return { tree: treeFromText('main 3', 'nanoseconds'), isTruncated: false, isApproximate: false, notices: [] };
    }),
    profile: jest.fn<Promise<ProfileAnswer>, [ProfileRequest]>(async () => ({ notices: [] })),
    check: jest.fn<Promise<StoreCheck>, [AbortSignal]>(async () => ({
      summary: '1 profile.',
      notices: ['Mind the gap.'],
    })),
  };
}
