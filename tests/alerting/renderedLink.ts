// The link of an alert as it leaves the rule's template, and as it is when somebody follows it.

/**
 * Prints an annotation as Prometheus and Grafana do for an alert with these labels. Knows `{{ $labels.name }}`, with or without
 * `| urlquery`, which is all that links need; a label that is absent is printed as nothing. Throws for any other action.
 */
export function renderedLink(template: string, labels: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{(.*?)\}\}/g, (action: string, inside: string) => {
    const [, name, isEscaped] = /^\s*\$labels\.(\w+)\s*(\|\s*urlquery\s*)?$/.exec(inside) ?? [];
    if (name === undefined) {
      throw new Error(`The link has ${action}, which is no label of the alert.`);
    }
    const value = labels[name] ?? '';
    return isEscaped === undefined ? value : urlquery(value);
  });
}

/** Go's `urlquery`: stricter than encodeURIComponent, and a space is a plus sign. */
function urlquery(text: string): string {
  const escaped = encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
  );
  return escaped.replaceAll('%20', '+');
}

const MS_OF_UNIT: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

/** The link with `now` and `now-3m` replaced by what they are at `nowMs`: a recording is looked at later than it was made. */
export function openedAt(link: string, nowMs: number): string {
  return link.replace(
    /([?&](?:from|to)=)now(?:-(\d+)([smh]))?(?=&|$)/g,
    (_, parameter: string, count = '0', unit = 's') => `${parameter}${nowMs - Number(count) * MS_OF_UNIT[unit]}`
  );
}
