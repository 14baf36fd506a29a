// Where Monaco, the code editor inside @grafana/ui, finds its workers.

export function setMonacoWorkers(bundleUrl: string): void {
  window.MonacoEnvironment = {
    getWorkerUrl: (_moduleId, label) => `${bundleUrl}/${label === 'json' ? 'json' : 'editor'}.worker.js`,
  };
}
