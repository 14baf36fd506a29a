// Libraries without types of their own, as far as the playground uses them.

/** It is only handed on to plugins. */
declare module 'prismjs';

declare namespace System {
  /** What a module exports, by name. */
  type Module = Readonly<Record<string, unknown>>;
}

/** SystemJS 6, the loader that Grafana loads plugins with. */
declare const System: {
  /** Fetches the module and runs it once; rejects when either fails. */
  import(url: string): Promise<System.Module>;

  /** Makes `module` what an import of `id`, an absolute URL, answers. */
  set(id: string, module: System.Module): void;

  /** From the names that modules import to the ids of `set`. */
  addImportMap(map: { readonly imports: Readonly<Record<string, string>> }): void;

  /** The loader's class, whose prototype holds the hooks. */
  readonly constructor: { readonly prototype: object };
};
