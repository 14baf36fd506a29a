// Parts of @grafana/runtime that the package does not export and that core sets; the bundler knows where they lie.
declare module 'grafana-runtime-internals/PanelDataErrorView' {
  import type { PanelDataErrorViewProps } from '@grafana/runtime';
  import type { ComponentType } from 'react';

  export function setPanelDataErrorView(view: ComponentType<PanelDataErrorViewProps>): void;
}

declare module 'grafana-runtime-internals/PanelRenderer' {
  import type { PanelRendererProps } from '@grafana/runtime';
  import type { ComponentType } from 'react';

  export function setPanelRenderer(renderer: ComponentType<PanelRendererProps>): void;
}
