// Hands a file to the browser, which asks the viewer where to put it or puts it among the downloads.

/** How long a browser may take to begin with the file before its memory is given back. */
const KEPT_FOR_MS = 60_000;

/** Saves a blob under a name. A link is followed, never an image loaded: Grafana's content security policy allows the one alone. */
export function download(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_FOR_MS);
}
