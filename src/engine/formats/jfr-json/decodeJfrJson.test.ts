import { readFileSync } from 'node:fs';
import { checkProfile } from '../../profile/checkProfile';
import { type Profile } from '../../profile/profile';
import { buildCallTree } from '../../tree/buildCallTree';
import { treeToText } from '../../tree/treeText';
import { decodeProfile } from '../decodeProfile';
import { durationNs, epochNs } from './isoTimes';

function decode(bytes: Uint8Array): Profile {
  const profile = decodeProfile(bytes);
  expect(checkProfile(profile)).toEqual([]);
  return profile;
}

const treeOf = (profile: Profile, type = 0) => treeToText(buildCallTree(profile, type));
const printed = (...events: readonly object[]) => new TextEncoder().encode(JSON.stringify({ recording: { events } }));
const frame = (type: string, name: string, lineNumber: number) => ({
  method: { type: { name: type }, name, descriptor: '()V' },
  lineNumber,
  type: 'Interpreted',
});

describe('the JSON of jfr print', () => {
  it('holds the same samples at the same times as the recording', () => {
    const json = decode(readFileSync('testdata/jfr/work.execution-samples.json'));
    const binary = decode(readFileSync('testdata/jfr/work.jfr'));
    expect(json.format).toBe('JFR JSON');
    expect(treeOf(json)).toBe(treeOf(binary));
    const isExecution = (_: number, row: number) => binary.samples.values[0][row] === 1;
    const times = Array.from(binary.samples.startNs ?? []).filter(isExecution);
    const fromFirst = times.map((time) => Math.round((time - times[0]) / 1e3));
    expect(Array.from(json.samples.startNs ?? [], (time) => Math.round(time / 1e3))).toEqual(fromFirst);
  });

  it.each([
    ['Work$$Lambda$88+0x00007f68b8007a08/266272063', 'Work$$Lambda'],
    ['Work$$Lambda/0x0000000800c03000', 'Work$$Lambda'],
    ['a/Work$$Lambda$1/1234567', 'a.Work$$Lambda'],
    ['java/lang/invoke/LambdaForm$MH+0x00007f68b8008c00/1085060355', 'java.lang.invoke.LambdaForm$MH'],
    ['jdk/internal/reflect/GeneratedMethodAccessor12', 'jdk.internal.reflect.GeneratedMethodAccessor'],
    ['com/sun/proxy/$Proxy7', 'com.sun.proxy.$Proxy'],
    ['a/Work$1', 'a.Work$1'],
  ])('gives %s, made at run time, the name %s in every run', (type, name) => {
    const values = {
      startTime: '2026-11-20T22:00:00Z',
      stackTrace: { truncated: false, frames: [frame(type, 'run', 3)] },
    };
    const profile = decode(printed({ type: 'jdk.ExecutionSample', values }));
    expect(profile.strings[profile.functions.name[0]]).toBe(`${name}.run`);
  });

  it('says where its stacks may have been cut off by printing', () => {
    const { notices } = decode(readFileSync('testdata/jfr/work.execution-samples.json'));
    expect(notices).toEqual([expect.stringContaining('No stack has more than 5 frames')]);
  });

  it('has waits with their time and class', () => {
    const profile = decode(
      printed({
        type: 'jdk.JavaMonitorEnter',
        values: {
          startTime: '2026-11-20T23:03:36.000000001+01:00',
          duration: 'PT0.025S',
          eventThread: { javaName: 'main', javaThreadId: 1 },
          stackTrace: { truncated: false, frames: [frame('a/B', 'lock', 3), frame('a/B', 'main', 1)] },
          monitorClass: { name: '[[La/B;' },
        },
      })
    );
    expect(profile.sampleTypes.map(({ name }) => name)).toEqual(['mutex_contentions', 'mutex_delay']);
    expect(treeOf(profile, 1)).toContain('a.B.lock (total: 25000000, self: 25000000)');
    expect(profile.labelSets[1].map(({ name, value }) => `${name}=${value}`)).toEqual([
      'class=a.B[][]',
      'thread=main',
      'thread_id=1',
    ]);
    expect(profile.timeRange?.fromMs).toBe(Date.UTC(2026, 10, 20, 22, 3, 36));
  });

  it('without any event that has a stack, or cut off, is refused', () => {
    expect(() => decode(printed({ type: 'jdk.CPULoad', values: { startTime: '2026-11-20T23:03:36Z' } }))).toThrow(
      'has no event with a stack and a cost'
    );
    expect(() => decode(printed().subarray(0, -1))).toThrow('is not whole');
  });
});

describe('times that Java prints', () => {
  it('keep their nanoseconds', () => {
    expect(epochNs('1970-01-01T00:00:01.000000002Z')).toBe(1_000_000_002n);
    expect(epochNs('yesterday')).toBeUndefined();
  });

  it('and durations add up', () => {
    expect(['PT1H2M3.5S', 'PT0.000000007S', 'PT2M', 'P1D'].map(durationNs)).toEqual([3_723_500_000_000, 7, 120e9, 0]);
  });
});
