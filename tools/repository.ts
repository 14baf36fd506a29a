// Where the repository's files are, for the tools, the playground and the tests that read them.

/** Put in place by tools/run.mjs; absent under Jest, which always runs in the repository's root. */
declare const __REPOSITORY_ROOT__: string | undefined;

export const repositoryRoot: string = typeof __REPOSITORY_ROOT__ === 'string' ? __REPOSITORY_ROOT__ : process.cwd();
