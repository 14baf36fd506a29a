// The settings of a data source that make links, as they are stored and as they hold.

/** A part of the data source's jsonData. */
export interface LinkOptions {
  /** Uid of the tracing data source that trace and span IDs lead to. */
  readonly tracesDataSource?: string;
  /** True asks the store for the labels that name the repository, with each flame graph. */
  readonly sourceLinks?: boolean;
}

export interface LinkSettings {
  /** Undefined for no links to traces. */
  readonly tracesDataSource: string | undefined;
  readonly asksForSource: boolean;
}

/** Provisioned settings may be anything, whatever their type says. */
export function linkSettingsOf({ tracesDataSource, sourceLinks }: LinkOptions): LinkSettings {
  const uid = typeof tracesDataSource === 'string' ? tracesDataSource.trim() : '';
  return { tracesDataSource: uid === '' ? undefined : uid, asksForSource: sourceLinks === true };
}
