// A panel never is the first thing on a page of Grafana's: React, the theme and the font are in use long before a frame arrives. This
// renders a line of text with them, so that their start is not counted as the panel's paint, ours or the peer's.
import { type GrafanaTheme2, ThemeContext } from '@grafana/data';
import React, { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

/** Resolves once the line stands, rendered and rendered again. */
export function openGrafanaPage(theme: GrafanaTheme2): Promise<void> {
  const header = document.createElement('div');
  header.style.cssText = 'position:absolute;bottom:0;left:0;height:20px';
  document.body.append(header);
  return new Promise((resolve) => {
    createRoot(header).render(
      React.createElement(
        ThemeContext.Provider,
        { value: theme },
        React.createElement(Header, { theme, onReady: resolve })
      )
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
  return React.createElement('p', { style: { fontFamily, fontSize: bodySmall.fontSize } }, isReady ? 'Ready' : 'Wait');
}
