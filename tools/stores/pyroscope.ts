// Pyroscope. A real server is used where its address is given (FLAMEBOARD_PYROSCOPE_URL); none is started, because its modules cannot
// be built from the public module proxy. What is started in its place is a stand-in with Pyroscope's own generated wire code
// (pyroscope-wire/), once as servers behave by default and once as those with v1 storage do.
import { type RecordedProfile, type StoreServer } from './storeServer';

/** Profiles per request: servers limit the size of requests. */
const PER_PUSH = 50;

const standIn = (variable: string, mode: 'dual' | 'v1'): StoreServer => ({
  title: `Pyroscope, or its stand-in (${mode})`,
  variable,
  program: { name: 'pyroscope-wire', moduleFolder: 'pyroscope-wire', goPackage: '.' },
  readyPath: 'ready',
  commandLine: (port) => [`-listen=127.0.0.1:${port}`, `-mode=${mode}`],
  push,
});

export const pyroscope = standIn('FLAMEBOARD_PYROSCOPE_URL', 'dual');
export const pyroscopeV1 = standIn('FLAMEBOARD_PYROSCOPE_V1_URL', 'v1');

/** Through PusherService.Push, as Pyroscope's agents send profiles. A real server must take old ones: -validation.reject-older-than=0. */
async function push(url: string, profiles: readonly RecordedProfile[]): Promise<void> {
  for (let first = 0; first < profiles.length; first += PER_PUSH) {
    const series = profiles.slice(first, first + PER_PUSH).map(({ name, labels, pprof }) => ({
      labels: Object.entries({ ...labels, __name__: name }).map(([label, value]) => ({ name: label, value })),
      samples: [{ rawProfile: Buffer.from(pprof).toString('base64') }],
    }));
    const response = await fetch(`${url}/push.v1.PusherService/Push`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ series }),
    });
    const said = await response.text();
    if (!response.ok) {
      const files = profiles.slice(first, first + PER_PUSH).map(({ file }) => file);
      throw new Error(`Pyroscope refused one of ${files[0]} … ${files.at(-1)} (${response.status}): ${said}`);
    }
  }
}
