// Dashboards find a service by the label `service_name` in every store. Parca's users name it as their scraping does: `job`,
// `container`, `comm`. The label that is set as the service label is shown, asked for and grouped by as `service_name`.

/** The label that says which service a profile is of, everywhere. */
export const SERVICE_NAME = 'service_name';

export class ServiceLabel {
  /** @param stored The label's name in Parca. */
  constructor(private readonly stored: string) {}

  /** The name to ask Parca for. Stored names stay usable beside `service_name`. */
  toParca(name: string): string {
    return name === SERVICE_NAME ? this.stored : name;
  }

  /** Parca's names as they are shown: in order, each once. A stored `service_name` gives way to the one that is set. */
  shown(names: readonly string[]): readonly string[] {
    const kept = names.filter((name) => name !== SERVICE_NAME || this.stored === SERVICE_NAME);
    return [...new Set(kept.map((name) => (name === this.stored ? SERVICE_NAME : name)))].sort();
  }
}
