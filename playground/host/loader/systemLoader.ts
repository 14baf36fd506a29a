// Loads built plugins the way Grafana does: SystemJS fetches a module's text, runs it with an AMD `define` that only
// this text sees, and answers its dependencies from the shared modules.
import './amdDefine';
import { sharedModules } from './sharedModules';

/** The hooks of a loader's prototype that the published types leave out. */
interface LoaderHooks {
  shouldFetch(): boolean;
  fetch(url: string, options?: RequestInit): Promise<Response>;
  resolve(id: string, parent?: string): string;
}

const javaScript = /^(text|application)\/(x-)?javascript(;|$)/;

/** To be called once, before the first `importModule`. */
export function setUpLoader(): void {
  for (const [name, module] of Object.entries(sharedModules)) {
    System.set(`package:${name}`, module);
  }
  System.addImportMap({
    imports: Object.fromEntries(Object.keys(sharedModules).map((name) => [name, `package:${name}`])),
  });
  hookInto(System.constructor.prototype as LoaderHooks);
}

/** The exports of a plugin's module. Rejects when it cannot be fetched or throws while it runs. */
export function importModule(url: string): Promise<System.Module> {
  return System.import(url);
}

function hookInto(prototype: LoaderHooks): void {
  const { fetch: originalFetch, resolve: originalResolve } = prototype;
  prototype.shouldFetch = () => true;
  prototype.fetch = async function (url, options) {
    const response = await originalFetch.call(this, url, options);
    return javaScript.test(response.headers.get('content-type') ?? '') ? wrapAmd(response) : response;
  };
  prototype.resolve = function (id, parent) {
    try {
      return originalResolve.call(this, id, parent);
    } catch (error) {
      // The import then fails with the id in its message, which tells more than the loader's own error.
      console.warn(`The playground shares no module "${id}" with plugins.`, error);
      return id;
    }
  };
}

async function wrapAmd(response: Response): Promise<Response> {
  const source = await response.text();
  const isAmd = /\bdefine\s*\(/.test(source);
  const wrapped = isAmd ? `(function(define) {\n${source}\n})(window.__grafana_amd_define);` : source;
  return new Response(new Blob([wrapped], { type: 'text/javascript' }));
}
