// A part of @grafana/runtime that the package does not export and that core sets; the bundler knows where it lies.
declare module 'grafana-runtime-internals/PanelDataErrorView' {
  import type { PanelDataErrorViewProps } from '@grafana/runtime';
  import type { ComponentType } from 'react';

  export function setPanelDataErrorView(view: ComponentType<PanelDataErrorViewProps>): void;
}
