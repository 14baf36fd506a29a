// A panel never is the first thing on a page of Grafana's: React, the theme, the font, the units and the controls of the toolbars are in
// use long before a frame arrives. This renders a line with them, so that their start is not counted as the panel's paint, ours or the peer's.
import { formattedValueToString, getValueFormat, type GrafanaTheme2, ThemeContext } from '@grafana/data';
import { Button, Dropdown, Input, Menu } from '@grafana/ui';
import React, { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

/** Resolves once the line stands, rendered and rendered again. */
export function openGrafanaPage(theme: GrafanaTheme2): Promise<void> {
  const header = document.createElement('div');
  header.style.cssText = 'position:absolute;bottom:0;left:0;height:20px';
  document.body.append(header);
  return new Promise((resolve) => {
    createRoot(header).render(
      <ThemeContext.Provider value={theme}>
        <Header theme={theme} onReady={resolve} />
      </ThemeContext.Provider>
    );
  });
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
      <Dropdown overlay={<Menu>{undefined}</Menu>}>
        <Button variant="secondary" icon="sync" tooltip="Refresh" size="sm" />
      </Dropdown>
    </div>
  );
}
