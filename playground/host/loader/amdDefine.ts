// SystemJS with its AMD half, whose `define` is taken off the window at once: lodash and Monaco, which are bundled here
// too, would take it for an AMD loader of their own. To be imported before anything else.
import 'systemjs/dist/system.js';
import 'systemjs/dist/extras/amd.js';

type AmdDefine = (...dependenciesAndFactory: readonly unknown[]) => void;

declare global {
  interface Window {
    define?: AmdDefine;
    /** Where plugin modules find it, see systemLoader. */
    __grafana_amd_define?: AmdDefine;
  }
}

window.__grafana_amd_define = window.define;
window.define = undefined;
