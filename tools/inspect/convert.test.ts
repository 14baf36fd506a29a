import { readFileSync } from 'node:fs';
import { inspect, InspectError } from './inspect';
import { convert } from './convert';

const ALL = { top: 1000 };
const title = 'cpu';

test.each(['pprof', 'folded', 'speedscope'] as const)('folded stacks as %s have the same functions', (to) => {
  const bytes = readFileSync('testdata/py-spy/rideshare.raw.txt');
  const [before, after] = [inspect(bytes, ALL), inspect(convert(bytes, { to, title }), ALL)];
  expect(after.format).toBe(to);
  expect(after.functions).toEqual(before.functions);
});

test('files without an extension are found again in folded stacks: those of Node, and scripts', () => {
  const bytes = readFileSync('testdata/node/work.cpuprofile');
  const type = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
  const [before, after] = [
    inspect(bytes, { ...ALL, type }),
    inspect(convert(bytes, { to: 'folded', type, title }), ALL),
  ];
  expect(before.functions.total.map(({ name }) => name)).toContain('executeUserEntryPoint');
  expect(after.functions.total).toEqual(before.functions.total);
  expect(after.functions.self).toEqual(before.functions.self);
});

test('pprof as pprof keeps types, labels and time', () => {
  const bytes = readFileSync('testdata/synthetic/blackfire-5dim.pb.gz');
  expect(inspect(convert(bytes, { to: 'pprof', title }), ALL)).toEqual(inspect(bytes, ALL));
});

test('the type that is asked for is the one that is written, where a format has room for one', () => {
  const bytes = readFileSync('testdata/go/cpu.pprof');
  const type = 'process_cpu:samples:count:cpu:nanoseconds';
  const folded = convert(bytes, { to: 'folded', type, title });
  expect(inspect(folded).sampleTypes[0].total).toBe(119);
  expect(() => convert(bytes, { to: 'folded', type: 'a:b:c:d:e', title })).toThrow(InspectError);
});

test('both counts of difffolded.pl are written', () => {
  const bytes = readFileSync('testdata/difffolded/diff.folded');
  const totals = (content: Uint8Array) => inspect(content).sampleTypes.map(({ total }) => total);
  expect(totals(convert(bytes, { to: 'folded', title }))).toEqual([123, 160]);
  expect(totals(convert(bytes, { to: 'pprof', title }))).toEqual([123, 160]);
});
