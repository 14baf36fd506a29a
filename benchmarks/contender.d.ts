// The parts of the benchmarks that are not in the plugin's own tree of packages.

/** One of benchmarks/paint/{floor,ours,peerGrafana}.ts, chosen when a page is bundled. */
declare module 'contender' {
  import { type CallTree } from '../src/engine/tree/callTree';
  import { type Mounted } from './paint/mounted';
  import { type Workload } from './paint/workload';

  export { Mounted };
  /** What is on the page before the frame arrives; not measured. */
  export function openPage(): Promise<void>;
  export function prepare(tree: CallTree): unknown;
  export function mount(element: HTMLElement, frame: unknown, shown: Workload['shown']): Promise<Mounted>;
}

declare module '@grafana/flamegraph' {
  import { type DataFrame, type GrafanaTheme2 } from '@grafana/data';
  import { type ComponentType } from 'react';

  export const FlameGraph: ComponentType<{
    readonly data: DataFrame;
    readonly getTheme: () => GrafanaTheme2;
    readonly showFlameGraphOnly: boolean;
    readonly stickyHeader: boolean;
  }>;
}
