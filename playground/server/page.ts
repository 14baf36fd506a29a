// The one HTML page of the playground. Its inline script must run before any module: @grafana/runtime reads the boot
// data when it is imported, and the theme is part of it.
import { sendText, type Handler } from './http/answers';

export interface Page {
  readonly bootData: unknown;
  /** What the host needs beyond Grafana's own boot data. */
  readonly host: unknown;
  /** Where the host's bundle is served; without a final slash. */
  readonly bundleUrl: string;
}

/** `page` is asked for every request: data sources may have been edited since the last one. */
export function pageHandler(page: () => Page): Handler {
  return (_request, response) => sendText(response, 200, 'text/html; charset=utf-8', html(page()));
}

function html({ bootData, host, bundleUrl }: Page): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <base href="/">
    <title>Flameboard playground</title>
    <link rel="icon" href="/public/plugins/flameboard-profiles-app/img/logo.svg" type="image/svg+xml">
    <link rel="stylesheet" href="${bundleUrl}/main.css">
    <style>body { margin: 0; }</style>
    <script>
      window.__grafana_public_path__ = '/public/';
      window.grafanaBootData = ${scriptJson(bootData)};
      window.flameboardPlayground = ${scriptJson(host)};
      ${chooseTheme}
    </script>
  </head>
  <body>
    <div id="root"></div>
    <script type="module" src="${bundleUrl}/main.js"></script>
  </body>
</html>
`;
}

/** `?theme=` counts for this page only, as in Grafana; the switch in the top bar writes the remembered choice. */
const chooseTheme = `(function () {
        const asked = new URLSearchParams(location.search).get('theme');
        const isLight = (asked || localStorage.getItem('flameboard.theme')) === 'light';
        const user = window.grafanaBootData.user;
        user.theme = isLight ? 'light' : 'dark';
        user.lightTheme = isLight;
        document.documentElement.style.background = isLight ? '#f4f5f5' : '#111217';
      })();`;

/** JSON that cannot end the script element it stands in. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
