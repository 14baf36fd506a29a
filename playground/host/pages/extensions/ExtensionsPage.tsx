// What apps add to Grafana's pages that the playground has not, asked for as Grafana asks, with contexts as Grafana gives them.
import type { PluginExtensionLink } from '@grafana/data';
import { locationService, usePluginComponents, usePluginLinks } from '@grafana/runtime';
import { Button, LinkButton, Stack } from '@grafana/ui';
import React, { useState } from 'react';
import { PageFrame } from '../../frame/PageFrame';
import { examplePoints, type ExamplePoint } from './exampleContexts';

export function ExtensionsPage() {
  const [points] = useState(examplePoints);
  return (
    <PageFrame title="Extension points">
      <Stack direction="column" gap={3}>
        <p>Links and components that apps add to pages of Grafana which the playground does not have.</p>
        {points.map((point) => (
          <Point key={point.title} point={point} />
        ))}
      </Stack>
    </PageFrame>
  );
}

function Point({ point: { id, title, context } }: { readonly point: ExamplePoint }) {
  const { links } = usePluginLinks({ extensionPointId: id, context, limitPerPlugin: 3 });
  const { components } = usePluginComponents<object>({ extensionPointId: id, limitPerPlugin: 3 });
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <p>
        <code>{id}</code>
      </p>
      <Stack gap={1}>
        {links.map((link) => (
          <Link key={link.id} link={link} />
        ))}
        {components.map((Component) => (
          <Component key={Component.meta.id} {...context} />
        ))}
        {links.length + components.length === 0 && <em>Nothing is added here.</em>}
      </Stack>
      <details>
        <summary>Context</summary>
        <pre>{JSON.stringify(context, undefined, 2)}</pre>
      </details>
    </section>
  );
}

function Link({ link: { title, description, path, onClick, icon } }: { readonly link: PluginExtensionLink }) {
  return path === undefined ? (
    <Button icon={icon} variant="secondary" tooltip={description} onClick={onClick}>
      {title}
    </Button>
  ) : (
    <LinkButton
      icon={icon}
      variant="secondary"
      href={path}
      tooltip={description}
      onClick={(event) => {
        event.preventDefault();
        locationService.push(path);
      }}
    >
      {title}
    </LinkButton>
  );
}
