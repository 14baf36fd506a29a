// Variables for plugins: `getTemplateSrv()`, answered by the scene that is on the page.
import type { ScopedVars, TypedVariableModel } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';
import { SceneObjectBase, sceneGraph, type InterpolationFormatParameter, type SceneObject } from '@grafana/scenes';

type ReplaceArguments = Parameters<TemplateSrv['replace']>;

declare global {
  interface Window {
    /** Put there by Scenes while a dashboard is shown. */
    readonly __grafanaSceneContext?: SceneObject;
  }
}

export class HostTemplateSrv implements TemplateSrv {
  /** A request's `scopedVars` carry the object it comes from: its own variables and macros count first. */
  replace(
    target = '',
    scopedVars?: ScopedVars,
    format?: ReplaceArguments[2],
    interpolations?: ReplaceArguments[3]
  ): string {
    const scene = sceneOf(scopedVars) ?? activeScene();
    // @grafana/runtime says no more of a format that is a function than that it is one.
    const sceneFormat = format as InterpolationFormatParameter;
    return scene === undefined
      ? target
      : sceneGraph.interpolate(scene, target, scopedVars, sceneFormat, interpolations);
  }

  getVariables(): TypedVariableModel[] {
    const scene = activeScene();
    const variables = scene === undefined ? [] : sceneGraph.getVariables(scene).state.variables;
    return variables.map(({ state }) => {
      const model = { ...state, current: { value: variableValue(state), text: variableText(state) } };
      // The models of the old dashboards: plugins read name, type and current, which are the same.
      return model as unknown as TypedVariableModel;
    });
  }

  containsTemplate(target = ''): boolean {
    return /\$\w+|\[\[\w+(:\w+)?\]\]|\$\{[^}]+\}/.test(target);
  }

  /** The scene knows its time range itself. */
  updateTimeRange(): void {}
}

function sceneOf(scopedVars: ScopedVars | undefined): SceneObject | undefined {
  const scene: unknown = scopedVars?.__sceneObject?.value?.valueOf();
  return scene instanceof SceneObjectBase ? scene : undefined;
}

function activeScene(): SceneObject | undefined {
  const scene = window.__grafanaSceneContext;
  return scene?.isActive ? scene : undefined;
}

function variableValue(state: object): unknown {
  return 'value' in state ? state.value : undefined;
}

function variableText(state: object): unknown {
  return 'text' in state ? state.text : variableValue(state);
}
