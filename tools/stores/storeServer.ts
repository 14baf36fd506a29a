// What the suite needs to know of a profile server: how to build it, how to start it, and how to push profiles to it.
// parca.ts and pyroscope.ts describe theirs; test.ts does the rest.

import { type ChildServer } from './childServers';

/** A program that `go build` makes of one module of this folder. */
export interface GoProgram {
  /** Names its binary and what is printed about it. */
  readonly name: string;
  /** The folder with its go.mod, go.sum and Go files, below tools/stores/. */
  readonly moduleFolder: string;
  /** The package to build, as `go build` is told. */
  readonly goPackage: string;
}

/** A profile as it is pushed to every server alike. */
export interface RecordedProfile {
  /** The file it comes from, relative to the repository: names it in messages. */
  readonly file: string;
  /** First part of the ids of all its profile types. */
  readonly name: string;
  /** Always with `service_name`. */
  readonly labels: Readonly<Record<string, string>>;
  /** pprof, with gzip around it or not. Has a time. */
  readonly pprof: Uint8Array<ArrayBuffer>;
  /** When it starts. */
  readonly startMs: number;
}

/** One server to run the suite against. */
export interface StoreServer extends ChildServer {
  /**
   * The environment variable that tells the tests its URL (without a final slash). Where it is set already, that server is used and
   * none is started.
   */
  readonly variable: string;
  readonly program: GoProgram;
  /** Pushes all profiles; when it resolves, they can be queried. Rejects with a sentence that names the first one refused. */
  push(url: string, profiles: readonly RecordedProfile[]): Promise<void>;
}
