// Grafana's fonts come from its server and are in no package. Without them text is drawn in a fallback font but measured
// in another one, which cuts labels off. So the same names are given to fonts of the viewer's machine; the page places
// these rules after those of @grafana/ui, where they count first and spare the requests for the missing files.

const sans = [
  'Inter',
  'Liberation Sans',
  'Arial',
  'Helvetica',
  'Helvetica Neue',
  'Segoe UI',
  'DejaVu Sans',
  'Open Sans',
];
const mono = ['Roboto Mono', 'Liberation Mono', 'Menlo', 'Consolas', 'DejaVu Sans Mono', 'Courier New'];

/** As @grafana/ui asks for them; a rule replaces another one only if it has the same family, style and weight. */
const faces = [
  { family: 'Inter', style: 'normal', weight: 400, sources: sans },
  { family: 'Inter', style: 'normal', weight: 500, sources: ['Inter Medium', ...sans] },
  {
    family: 'Inter',
    style: 'italic',
    weight: 400,
    sources: ['Inter Italic', 'Liberation Sans Italic', 'Arial Italic', ...sans],
  },
  {
    family: 'Inter',
    style: 'italic',
    weight: 500,
    sources: ['Inter Medium Italic', 'Liberation Sans Italic', ...sans],
  },
  { family: 'Roboto Mono', style: 'normal', weight: 400, sources: mono },
  { family: 'Roboto Mono', style: 'normal', weight: 500, sources: ['Roboto Mono Medium', ...mono] },
] as const;

/** CSS text. */
export const localFontFaces: string = faces
  .map(({ family, style, weight, sources }) => {
    const local = sources.map((name) => `local('${name}')`).join(', ');
    return `@font-face { font-family: '${family}'; font-style: ${style}; font-weight: ${weight}; src: ${local}; }`;
  })
  .join('\n');
