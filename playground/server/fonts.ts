// Grafana's fonts under the addresses that @grafana/ui asks for: Grafana's server has them, @grafana/ui does not ship
// them. With another font than Grafana's, text is as wide as nowhere else.
import { sendMessage, type Handler } from './http/answers';
import { staticFolder } from './http/staticFolder';

/** What @grafana/ui asks for → the file of a package, below node_modules. */
const files: ReadonlyMap<string, string> = new Map([
  ['/inter/Inter-Regular.woff2', '/@fontsource/inter/files/inter-latin-400-normal.woff2'],
  ['/inter/Inter-Medium.woff2', '/@fontsource/inter/files/inter-latin-500-normal.woff2'],
  ['/inter/Inter-Italic.woff2', '/@fontsource/inter/files/inter-latin-400-italic.woff2'],
  ['/inter/Inter-MediumItalic.woff2', '/@fontsource/inter/files/inter-latin-500-italic.woff2'],
  // One file for both weights of the monospaced font, as in Grafana.
  [
    '/roboto/L0xTDF4xlVMF-BfR8bXMIhJHg45mwgGEFl0_3vrtSM1J-gEPT5Ese6hmHSh0mQ.woff2',
    '/@fontsource/roboto-mono/files/roboto-mono-latin-400-normal.woff2',
  ],
]);

/** Serves these files and no others. `packagesFolder` is the node_modules folder. */
export function grafanaFonts(packagesFolder: string): Handler {
  const serve = staticFolder(packagesFolder);
  return (request, response, target) => {
    const path = files.get(target.path);
    return path === undefined
      ? sendMessage(response, 404, 'The playground has no such font.')
      : serve(request, response, { ...target, path });
  };
}
