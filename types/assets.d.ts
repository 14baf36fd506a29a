// What the build turns into strings: workers are bundled and inlined as source text, see .config/webpack/inlineWorkerLoader.cjs.
declare module '*?inline' {
  const source: string;
  export default source;
}

declare module '*.svg' {
  const url: string;
  export default url;
}
