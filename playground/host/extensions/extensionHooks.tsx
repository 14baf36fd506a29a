// The hooks behind usePluginLinks, usePluginComponents and usePluginComponent of @grafana/runtime.
import {
  PluginExtensionTypes,
  type ComponentTypeWithExtensionMeta,
  type PluginExtensionOpenModalOptions,
} from '@grafana/data';
import type {
  UsePluginComponentResult,
  UsePluginComponentsOptions,
  UsePluginComponentsResult,
  UsePluginLinksOptions,
  UsePluginLinksResult,
} from '@grafana/runtime';
import { Modal, ModalsContext } from '@grafana/ui';
import React, { useContext, useMemo, useSyncExternalStore } from 'react';
import { linksAt, type OpenModal } from './extensionLinks';
import { currentExtensions, onExtensionsChanged, targeting } from './extensionRegistry';

export function usePluginLinks(options: UsePluginLinksOptions): UsePluginLinksResult {
  const { extensionPointId, context, limitPerPlugin } = options;
  const extensions = useSyncExternalStore(onExtensionsChanged, currentExtensions);
  const openModal = useOpenModal();
  const links = useMemo(
    () => linksAt({ extensionPointId, context, limitPerPlugin }, extensions, openModal),
    [extensions, extensionPointId, context, limitPerPlugin, openModal]
  );
  return { isLoading: false, links };
}

function useOpenModal(): OpenModal {
  const { showModal, hideModal } = useContext(ModalsContext);
  return useMemo(
    () => (options) => showModal(ExtensionModal, { options, onDismiss: hideModal }),
    [showModal, hideModal]
  );
}

function ExtensionModal({
  options,
  onDismiss,
}: {
  readonly options: PluginExtensionOpenModalOptions;
  readonly onDismiss: () => void;
}) {
  const Body = options.body;
  return (
    <Modal isOpen title={options.title} onDismiss={onDismiss}>
      <Body onDismiss={onDismiss} />
    </Modal>
  );
}

export function usePluginComponents<Props extends object>(
  options: UsePluginComponentsOptions
): UsePluginComponentsResult<Props> {
  const { extensionPointId, limitPerPlugin } = options;
  const extensions = useSyncExternalStore(onExtensionsChanged, currentExtensions);
  const components = useMemo(
    () => targeting(extensions.components, extensionPointId, limitPerPlugin).map(withMeta<Props>),
    [extensions, extensionPointId, limitPerPlugin]
  );
  return { isLoading: false, components };
}

type AddedComponent = ReturnType<typeof currentExtensions>['components'][number];

function withMeta<Props extends object>({ component, pluginId, title, description }: AddedComponent) {
  const meta = {
    id: `${pluginId}/${title}`,
    type: PluginExtensionTypes.component,
    pluginId,
    title,
    description,
  } as const;
  // The registry holds components of all kinds of props; which ones a point gives, only point and plugin know.
  const Component = component as React.ComponentType<Props>;
  const render: React.FunctionComponent<Props> = (props) => <Component {...props} />;
  const withExtensionMeta: ComponentTypeWithExtensionMeta<Props> = Object.assign(render, { meta });
  return withExtensionMeta;
}

export function usePluginComponent<Props extends object>(componentId: string): UsePluginComponentResult<Props> {
  const { exposed } = useSyncExternalStore(onExtensionsChanged, currentExtensions);
  const component = exposed.find(({ id }) => id === componentId)?.component;
  return { isLoading: false, component: component as React.ComponentType<Props> | undefined };
}
