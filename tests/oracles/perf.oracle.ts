// `perf report`, which adds up a recording by itself, against our reader of what `perf script` prints of the same recording.
import path from 'node:path';
import { decodeProfile } from '../../src/engine/formats/decodeProfile';
import { isInstalled, outputOf } from './tool';

jest.setTimeout(120_000);

const recording = path.join(__dirname, '../../testdata/bad/perf.data');

(isInstalled('perf', 'version') ? describe : describe.skip)('perf', () => {
  it('counts the samples and the time of a recording as we do', () => {
    const report = outputOf('perf', 'report', '--stdio', '-f', '-i', recording).toString();
    const { samples } = decodeProfile(outputOf('perf', 'script', '--header', '-f', '-i', recording));
    expect(report).toMatch(new RegExp(`^# Samples: ${samples.length} +of event 'cpu-clock`, 'm'));
    const total = samples.values[0].reduce((sum, value) => sum + value, 0);
    expect(report).toMatch(new RegExp(`^# Event count \\(approx\\.\\): ${total}$`, 'm'));
  });
});
