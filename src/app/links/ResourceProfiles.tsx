// The button beside the resource of a trace or a log line.
import { locationUtil, type PluginExtensionResourceAttributesContext } from '@grafana/data';
import { LinkButton } from '@grafana/ui';
import React from 'react';
import { OPEN_PROFILES } from './openProfiles';
import { resourceAddress } from './resourceAddress';

export function ResourceProfiles(context: PluginExtensionResourceAttributesContext) {
  const address = resourceAddress(context);
  return address === undefined ? null : (
    <LinkButton
      href={locationUtil.assureBaseUrl(address)}
      icon={OPEN_PROFILES.icon}
      size="sm"
      variant="secondary"
      tooltip={OPEN_PROFILES.description}
    >
      {OPEN_PROFILES.title}
    </LinkButton>
  );
}
