// The parts of the benchmarks that are not in the plugin's own tree of packages.

/** One of benchmarks/paint/{floor,ours,peerGrafana}.ts, chosen when a page is bundled. */
declare module 'contender' {
  export function prepare(tree: import('../src/engine/tree/callTree').CallTree): unknown;
  export function mount(element: HTMLElement, frame: unknown): Promise<void>;
}

declare module '@grafana/flamegraph' {
  export const FlameGraph: import('react').ComponentType<{
    readonly data: import('@grafana/data').DataFrame;
    readonly getTheme: () => import('@grafana/data').GrafanaTheme2;
    readonly showFlameGraphOnly: boolean;
    readonly stickyHeader: boolean;
  }>;
}
