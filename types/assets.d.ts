// What the build turns into strings: workers are bundled and inlined as source text, see .config/webpack/inlineWorkerLoader.cjs.
declare module '*?inline' {
  const source: string;
  export default source;
}

// Scripts of their own are emitted, and what is imported is their address.
declare module '*?script' {
  const url: string;
  export default url;
}

declare module '*.svg' {
  const url: string;
  export default url;
}

declare module 'amd-module' {
  /** Address of the module that asks; loaders without the AMD `module` dependency give none. */
  export const uri: string | undefined;
}

/** Webpack's name for the address that chunks are asked for below; assigning it moves them. */
declare let __webpack_public_path__: string;
