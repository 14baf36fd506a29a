// The address of a source line on GitHub or GitLab, from what labels say of a service's repository and a frame of its file.

/** Where a service's source is, as the labels `service_repository`, `service_git_ref` and `service_root_path` name it. */
export interface ServiceSource {
  /** `https://github.com/org/name`, with or without `https://` and `.git`, or as git clones it: `git@github.com:org/name.git`. */
  readonly repository: string;
  /** Commit, tag or branch. */
  readonly ref: string;
  /** What stands in front of the repository's own paths in file names, such as `/srv/app`. */
  readonly rootPath: string;
}

interface Repository {
  readonly url: string;
  /** `github.com/org/name`, as Go's file names begin. */
  readonly module: string;
}

/** `https://host/org/name`; undefined for what names no repository that can be linked. Only http and https are ever linked. */
function repositoryOf(text: string): Repository | undefined {
  const [, sshHost, sshPath] = /^(?:ssh:\/\/)?git@([^:/]+)[:/](.+)$/.exec(text) ?? [];
  const given = sshHost === undefined ? text : `${sshHost}/${sshPath}`;
  const withScheme = /^https?:\/\//.test(given) ? given : `https://${given}`;
  if (!URL.canParse(withScheme)) {
    return undefined;
  }
  const { protocol, host, pathname } = new URL(withScheme);
  const path = pathname.replace(/\/+$/, '').replace(/\.git$/, '');
  // Groups may be nested; a host alone, or with one name, is no repository.
  return /^(\/[\w.~-]+){2,}$/.test(path) && host.includes('.')
    ? { url: `${protocol}//${host}${path}`, module: `${host}${path}` }
    : undefined;
}

/**
 * The address of the line; without a file that lies in the repository that of the repository at the ref. Undefined where the labels name
 * no repository.
 *
 * `fileName`: As the profiler wrote it; '' where it is not known. `line`: 0 where it is not known.
 */
export function sourceLineUrl(
  { repository, ref, rootPath }: ServiceSource,
  fileName: string,
  line: number
): string | undefined {
  const found = repositoryOf(repository.trim());
  if (found === undefined) {
    return undefined;
  }
  const { url, module } = found;
  const isGitLab = /(^|\.)gitlab\./.test(new URL(url).host);
  const path = pathInRepository(fileName, module, rootPath);
  const place = `${isGitLab ? '/-' : ''}/${path === undefined ? 'tree' : 'blob'}/${encodePath(ref || 'HEAD')}`;
  return `${url}${place}${path === undefined ? '' : `/${encodePath(path)}${line > 0 ? `#L${line}` : ''}`}`;
}

/** Undefined for files of other repositories, of the language's own library, and for absolute paths whose root is not known. */
function pathInRepository(fileName: string, module: string, rootPath: string): string | undefined {
  const root = rootPath.replace(/\/+$/, '');
  const inModule = `${module}/`;
  const path =
    root !== '' && fileName.startsWith(`${root}/`)
      ? fileName.slice(root.length + 1)
      : fileName.startsWith(inModule)
        ? fileName.slice(inModule.length)
        : fileName.replace(/^\.\//, '');
  const isOutside = path === '' || /^([/\\<]|[A-Za-z]:)|(^|\/)\.\.(\/|$)|@v?\d|^[\w-]+\.[\w.-]+\/[^/]+\//.test(path);
  return isOutside ? undefined : path;
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
