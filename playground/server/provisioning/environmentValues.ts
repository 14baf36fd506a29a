// `$NAME` and `${NAME}` in provisioned values, replaced as Grafana does it: `$$` stands for one dollar sign, and a
// variable that is not set becomes the empty string.

export type Environment = Readonly<Record<string, string | undefined>>;

const variable = /\$(?:\{([^}]*)\}|([A-Za-z_]\w*))/g;

export function interpolateText(text: string, environment: Environment): string {
  return text
    .split('$$')
    .map((part) =>
      part.replace(variable, (_, braced?: string, bare?: string) => environment[braced ?? bare ?? ''] ?? '')
    )
    .join('$');
}

/** All texts within `value`, however deep; keys of objects stay as they are. */
export function interpolateDeep(value: unknown, environment: Environment): unknown {
  if (typeof value === 'string') {
    return interpolateText(value, environment);
  }
  if (Array.isArray(value)) {
    return value.map((element) => interpolateDeep(element, environment));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, interpolateDeep(inner, environment)]));
  }
  return value;
}
