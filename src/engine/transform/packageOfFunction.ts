// The package, module, crate or namespace that a function belongs to, guessed from its file or from the shape of its name. It only
// chooses a colour, so a wrong guess costs nothing but a shared colour.

/** The package of a function; its binary or library where neither file nor name says one, else `''`. */
export function packageOfFunction(name: string, fileName: string, mapping: string): string {
  return packageOfFile(fileName) ?? packageOfName(name) ?? mapping;
}

/** Folders that hold installed packages, one folder per package (two with a scope, as in `@grafana/ui`). */
const installed = /(?:^|\/)(?:node_modules|site-packages|dist-packages|gems)\/(@[^/]+\/[^/]+|[^/]+)/;
/** Languages in which each file is a module of its own; elsewhere a package is a folder. */
const fileIsModule = /\.(?:py|pyx|rb|php|lua|pl|[cm]?[jt]sx?)$/;
const pythonStandardLibrary = /(?:^|\/)python\d(?:\.\d+)?\/([^/]+)/;

function packageOfFile(fileName: string): string | undefined {
  if (fileName === '') {
    return undefined;
  }
  const path = fileName.replaceAll('\\', '/');
  const match = installed.exec(path) ?? pythonStandardLibrary.exec(path);
  if (match !== null) {
    return withoutExtension(match[1]);
  }
  if (fileIsModule.test(path)) {
    return withoutExtension(path);
  }
  const slash = path.lastIndexOf('/');
  return slash > 0 ? path.slice(0, slash) : undefined;
}

/** A binary before a name, `[libc.so.6] memcpy`, as Grafana's Parca data source writes it, or in place of one, `[libc.so.6]`, as readers of perf do. */
const inBrackets = /^\[([\w.+/@-]+)\](?: (.+))?$/;
/** What stands in brackets like a binary and is none: where nothing is known, and methods of JavaScript. */
const isNoBinary = /^(?:unknown$|Symbol\.)/;

function packageOfName(name: string): string | undefined {
  const [, binary = '', inside] = inBrackets.exec(name) ?? [];
  if (binary === '' || isNoBinary.test(binary)) {
    return packageOfPlainName(name);
  }
  // Without a dot it may be a state, as `[idle]`.
  return inside === undefined ? (binary.includes('.') ? binary : undefined) : (packageOfPlainName(inside) ?? binary);
}

/**
 * Go `github.com/a/b.(*T).M` → `github.com/a/b`; Rust and C++ `a::b::c` → `a`; Java `org.a.b.Class.method` → `org.a.b`;
 * Python as Pyroscope writes it, `lib/a.py:12 - f` → `lib/a`. Types in brackets, such as Java's `[Ljava.lang.Object;`, say nothing.
 */
function packageOfPlainName(name: string): string | undefined {
  if (name.startsWith('[')) {
    return undefined;
  }
  const path = name.includes(' - ') ? /^(\S+?\.\w+):\d+ - /.exec(name)?.[1] : undefined;
  if (path !== undefined) {
    return packageOfFile(path) ?? withoutExtension(path);
  }
  const nameEnd = name.search(/[(<[{ ]/);
  const plain = nameEnd === -1 ? name : name.slice(0, nameEnd);
  const colons = plain.indexOf('::');
  if (colons > 0) {
    return plain.slice(0, colons);
  }
  const slash = plain.lastIndexOf('/');
  const parts = plain.slice(slash + 1).split('.');
  if (slash > 0) {
    return plain.slice(0, slash + 1) + parts[0];
  }
  if (parts.length < 2 || parts[0] === '') {
    return undefined;
  }
  return parts.slice(0, Math.max(1, parts.length - 2)).join('.');
}

function withoutExtension(fileName: string): string {
  return fileName.replace(/\.[a-z]\w*$/i, '');
}
