// A dashboard's annotation layers (JSON schema v1) → the data layers of Scenes, with one switch for all above the dashboard.
import { dataLayers, SceneDataLayerSet, type SceneDataLayerProvider } from '@grafana/scenes';
import type { AnnotationQuery } from '@grafana/schema';

/** Undefined for a dashboard without layers that the playground can ask. */
export function annotationsFromJson(layers: readonly AnnotationQuery[]): SceneDataLayerSet | undefined {
  const asked = layers.filter(isAsked).map(layer);
  return asked.length === 0 ? undefined : new SceneDataLayerSet({ name: 'Annotations', layers: asked });
}

/** Annotations that users write by hand are kept by Grafana's server, which the playground has not. */
function isAsked({ type, builtIn, datasource }: AnnotationQuery): boolean {
  return builtIn !== 1 && type !== 'dashboard' && datasource?.uid !== '-- Grafana --';
}

function layer(query: AnnotationQuery, index: number): SceneDataLayerProvider {
  const asked = new dataLayers.AnnotationsDataLayer({
    key: `annotations-${index}`,
    name: query.name,
    query,
    isEnabled: query.enable !== false,
    isHidden: query.hide === true,
  });
  // Scenes 9.2 fails when a layer that was off is switched on before anyone has asked for its variables.
  asked.variableDependency?.getNames();
  return asked;
}
