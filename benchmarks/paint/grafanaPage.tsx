// A panel never is the first thing on a page of Grafana's: React, the theme, the font, the units, the icons and the controls of the toolbars
// are in use long before a frame arrives. This renders a line with them, so that their start is not counted as the panel's paint, ours or
// the peer's.
import { formattedValueToString, getValueFormat, type GrafanaTheme2, type IconName, ThemeContext } from '@grafana/data';
import { Button, Dropdown, Icon, IconButton, Input, Menu } from '@grafana/ui';
import React, { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

/** Icons that a page of Grafana's holds from its start (its `public/app/core/icons/cached.json`), as far as ours or the peer shows them. */
const ICONS: readonly IconName[] = [
  'align-left',
  'align-right',
  'angle-double-down',
  'angle-down',
  'angle-right',
  'angle-up',
  'arrow-down',
  'arrow-up',
  'arrows-h',
  'brackets-curly',
  'clock-nine',
  'copy',
  'ellipsis-v',
  'exchange-alt',
  'eye',
  'fire',
  'gf-show-context',
  'history-alt',
  'info-circle',
  'layer-group',
  'link',
  'palette',
  'search',
  'sitemap',
  'sort-amount-down',
  'sync',
  'table',
  'times',
];

/** Resolves once the line stands, rendered and rendered again, with all its icons. */
export async function openGrafanaPage(theme: GrafanaTheme2): Promise<void> {
  const header = document.createElement('div');
  header.style.cssText = 'position:absolute;bottom:0;left:0;height:20px';
  document.body.append(header);
  await new Promise<void>((resolve) => {
    createRoot(header).render(
      <ThemeContext.Provider value={theme}>
        <Header theme={theme} onReady={resolve} />
      </ThemeContext.Provider>
    );
  });
  while (header.querySelectorAll('svg path').length < ICONS.length) {
    await new Promise(requestAnimationFrame);
  }
}

interface Props {
  readonly theme: GrafanaTheme2;
  readonly onReady: () => void;
}

function Header({ theme, onReady }: Props) {
  const [isReady, setReady] = useState(false);
  useEffect(() => (isReady ? onReady() : setReady(true)), [isReady, onReady]);
  const { fontFamily, bodySmall } = theme.typography;
  return (
    <div style={{ display: 'flex', fontFamily, fontSize: bodySmall.fontSize }}>
      {isReady ? `Ready in ${formattedValueToString(getValueFormat('ns')(1500))}` : 'Wait'}
      <Input placeholder="Dashboards" width={20} />
      {ICONS.map((name) => (
        <Icon key={name} name={name} />
      ))}
      <Dropdown overlay={<Menu>{undefined}</Menu>}>
        <Button variant="secondary" icon="sync" tooltip="Refresh" size="sm" />
      </Dropdown>
      <IconButton name="times" tooltip="Close" />
    </div>
  );
}
