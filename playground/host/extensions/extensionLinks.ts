// The links that apps add to one extension point, ready to be shown: configured for the context, their clicks bound to it.
import {
  PluginExtensionTypes,
  type PluginExtensionAddedLinkConfig,
  type PluginExtensionEventHelpers,
  type PluginExtensionLink,
} from '@grafana/data';
import type { UsePluginLinksOptions } from '@grafana/runtime';
import { targeting, type Extensions, type Owned } from './extensionRegistry';

export type OpenModal = PluginExtensionEventHelpers['openModal'];

export function linksAt(
  { extensionPointId, context, limitPerPlugin }: UsePluginLinksOptions,
  { links }: Extensions,
  openModal: OpenModal
): PluginExtensionLink[] {
  return targeting(links, extensionPointId, limitPerPlugin)
    .flatMap((config) => configuredLink(config, context))
    .map((config) => toLink(config, { context, extensionPointId, openModal, ...noSidebar }));
}

/** A link whose `configure` answers undefined does not fit the context and is hidden. */
function configuredLink(config: Owned<PluginExtensionAddedLinkConfig>, context: object | undefined) {
  const changes = config.configure === undefined ? {} : config.configure(context);
  return changes === undefined ? [] : [{ ...config, ...changes }];
}

function toLink(
  config: Owned<PluginExtensionAddedLinkConfig>,
  helpers: PluginExtensionEventHelpers
): PluginExtensionLink {
  const { pluginId, title, description = '', path, icon, category, group, openInNewTab, onClick } = config;
  return {
    id: `${pluginId}/${title}`,
    type: PluginExtensionTypes.link,
    pluginId,
    title,
    description,
    path,
    icon,
    category,
    group,
    openInNewTab,
    onClick: onClick && ((event) => onClick(event, helpers)),
  };
}

/** Grafana's extension sidebar has no counterpart here. */
const noSidebar = { openSidebar: () => {}, closeSidebar: () => {}, toggleSidebar: () => {} };
