// Source files as a reader wants them: without the folders that all of them share, or that only say where a package was installed.

/** Where packages and standard libraries are kept: what follows tells the file. */
const INSTALLED =
  /^.*\/(?:node_modules|(?:site|dist)-packages|python\d(?:\.\d+)?|gems\/[^/]+\/gems|go\/pkg\/mod|go\/src|registry\/src\/[^/]+|rustc\/[^/]+)\//;

/**
 * The deepest folder that all files of one's own lie in, with its final slash; `''` if there is none. Installed packages,
 * files without a folder and unknown ones do not count.
 */
export function sharedFolder(fileNames: readonly string[]): string {
  let shared: string | undefined;
  for (const fileName of fileNames) {
    const path = withSlashes(fileName);
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    if (folder !== '' && !INSTALLED.test(path)) {
      shared = shared === undefined ? folder : commonFolder(shared, folder);
    }
  }
  return shared ?? '';
}

/** The file without the folder that it shares with the others, or from its package on; as it is if it lies in neither. */
export function shortenPath(fileName: string, folder: string): string {
  const path = withSlashes(fileName);
  const installedIn = INSTALLED.exec(path)?.[0];
  if (installedIn !== undefined) {
    return path.slice(installedIn.length);
  }
  return folder !== '' && path.startsWith(folder) ? path.slice(folder.length) : fileName;
}

function commonFolder(a: string, b: string): string {
  let end = 0;
  for (let i = 0; i < a.length && a[i] === b[i]; i++) {
    end = a[i] === '/' ? i + 1 : end;
  }
  return a.slice(0, end);
}

function withSlashes(fileName: string): string {
  return fileName.replaceAll('\\', '/');
}
