import { readFileSync } from 'node:fs';
import { checkProfile } from '../../profile/checkProfile';
import { type Profile } from '../../profile/profile';
import { profileTypesOf } from '../../profile/profileType';
import { buildCallTree } from '../../tree/buildCallTree';
import { treeFromText, treeToText } from '../../tree/treeText';
import { decodeProfile } from '../decodeProfile';
import { encodeFolded } from '../folded/encodeFolded';

function decode(content: string | Uint8Array): Profile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const profile = decodeProfile(bytes);
  expect(profile.format).toBe('perf script');
  expect(checkProfile(profile)).toEqual([]);
  return profile;
}

const file = (name: string) => decode(readFileSync(`testdata/perf/${name}`));
const treeOf = (profile: Profile, type = 0) => treeToText(buildCallTree(profile, type));
const printed = (text: string) => treeToText(treeFromText(text));

/** A sample of 5 ns with a stack, leaf first. */
const sample = (stack: readonly string[], head = 'work 4711 98.250000:          5 cpu-clock: ') =>
  `${head}\n${stack.map((frame) => `\t    7f00 ${frame}\n`).join('')}\n`;

/** Functions, files, lines and binaries of all frames. */
const framesOf = ({ strings, functions, frames, mappings }: Profile) =>
  Array.from(frames.functionIndex, (row, frame) => ({
    name: strings[functions.name[row]],
    file: strings[functions.fileName[row]],
    line: frames.line[frame],
    binary: frames.mappingIndex[frame] === -1 ? '' : mappings[frames.mappingIndex[frame]].fileName,
    inlined: frames.inlined[frame] === 1,
  }));

describe('events', () => {
  it('of a clock without their periods are samples, not nanoseconds', () => {
    const profile = decode(sample(['spin (/srv/work)'], 'work 4711/4711 36306.100410: cpu-clock: '));
    expect(profileTypesOf(profile).map(({ id }) => id)).toEqual(['samples:samples:count::']);
    expect(profile.samples.values[0]).toEqual(Float64Array.of(1));
  });

  it('of several kinds are shown by CPU time first, whose type is the same wherever it stands', () => {
    const faults = sample(['spin (/srv/work)'], 'work 4711 98.240000:          1 page-faults: ');
    const clock = sample(['spin (/srv/work)']);
    const ids = [faults + clock, clock + faults].map((text) => {
      const profile = decode(text);
      return profileTypesOf(profile).find(({ sampleTypeIndex }) => sampleTypeIndex === profile.defaultSampleTypeIndex)
        ?.id;
    });
    expect(ids).toEqual(Array(2).fill('process_cpu:cpu:nanoseconds:cpu:nanoseconds'));
  });
});

describe('real recordings', () => {
  it('give the stacks that stackcollapse-perf.pl makes of them', () => {
    const profile = file('work.perf-script.txt');
    const sums = new Map<string, number>();
    for (const line of encodeFolded(profile, 0).trimEnd().split('\n')) {
      const [, stack, value] = /^(.*) (\d+)$/.exec(line) ?? [];
      sums.set(stack, (sums.get(stack) ?? 0) + Number(value));
    }
    // Its stacks begin with the name of the program, which is a label here.
    const expected = readFileSync('testdata/perf/work.perf.folded', 'utf8').trimEnd().split('\n');
    expect(Array.from(sums, ([stack, value]) => `work;${stack} ${value}`).sort()).toEqual(expected.sort());
    expect(profile.labelSets.slice(1)).toEqual([
      [
        { name: 'comm', value: 'work' },
        { name: 'thread_id', value: '22814' },
      ],
    ]);
    expect([profile.samples.length, profile.timeRange, profile.notices]).toEqual([98, undefined, []]);
  });

  it('with a header say when they were made', () => {
    const profile = file('work.perf-script-header.txt');
    expect(buildCallTree(profile, 0).total[0]).toBe(492_462_250);
    expect(profile.timeRange).toEqual({
      fromMs: Date.UTC(2026, 10, 20, 22, 23, 20) - 487,
      toMs: Date.UTC(2026, 10, 20, 22, 23, 20),
    });
    expect(profile.notices).toEqual([
      'The header says when the recording was written but not in which time zone: it was taken for UTC.',
    ]);
  });

  it('of Python keep the kernel, and name what has no name by its binary', () => {
    const profile = file('python312-Xperf.perf-script.txt');
    const names = framesOf(profile).map(({ name }) => name);
    expect(profileTypesOf(profile).map(({ id }) => id)).toEqual(['process_cpu:cpu:nanoseconds:cpu:nanoseconds']);
    expect(names).toEqual(expect.arrayContaining(['_PyEval_EvalFrameDefault', 'do_syscall_64', '[unknown]']));
    expect(profile.notices).toEqual([]);
  });

  it('keep the order of time', () => {
    const { startNs } = file('work.perf-script.txt').samples;
    expect(startNs?.slice(0, 3)).toEqual(Float64Array.of(0, 5_024_000, 10_064_000));
  });
});

describe('lines that begin a sample', () => {
  it.each([
    ['a thread', 'work 4711 98.25: 5 cycles: ', { comm: 'work', thread_id: '4711' }],
    ['a process and a thread', 'work 4711/4712 98.25: 5 cycles: ', { comm: 'work', pid: '4711', thread_id: '4712' }],
    ['a processor', 'work 4711/4712 [003] 98.25: 5 cycles: ', { comm: 'work', pid: '4711', thread_id: '4712' }],
    ['flags of the kernel', 'work 4711 [003] d..1. 98.25: 5 cycles: ', { comm: 'work', thread_id: '4711' }],
    ['spaces in the name', 'Web Content 12:3 4711 98.25: 5 cycles: ', { comm: 'Web Content 12:3', thread_id: '4711' }],
    ['space before a short name', '   sh 9 98.25: 5 cycles: ', { comm: 'sh', thread_id: '9' }],
  ])('may have %s', (_, head, labels) => {
    const profile = decode(sample(['main+0x1 (/srv/work)'], head));
    expect(Object.fromEntries(profile.labelSets[1].map(({ name, value }) => [name, value]))).toEqual(labels);
    expect(treeOf(profile)).toBe(printed('main 5'));
  });

  it('without a period count themselves, and may have their only frame beside them', () => {
    const profile = decode(
      'work 7 1.5:  cycles:  7f00 hot(int (*)()) const+0x1f (/srv/work)\nwork 7 1.6:  cycles:  7f00 [unknown] ([unknown])\n'
    );
    expect(treeOf(profile)).toBe(printed('hot(int (*)()) const 1\n[unknown] 1'));
    expect(profile.sampleTypes).toEqual([{ name: 'cycles', unit: 'count' }]);
  });

  it('of several events are as many sample types', () => {
    const head = (event: string) => `work 7 98.25: 3 ${event}: `;
    const profile = decode(
      sample(['a (/w)'], head('cpu-clock:pppH')) +
        sample(['b (/w)'], head('cycles:u')) +
        sample(['c (/w)'], head('task-clock')) +
        'work 7 98.3: sched:sched_switch: prev_comm=work prev_pid=7 ==> next_comm=(x)\n\t 7f00 d (/w)\n'
    );
    expect(profile.sampleTypes).toEqual([
      { name: 'cpu', unit: 'nanoseconds' },
      { name: 'cycles:u', unit: 'count' },
      { name: 'task-clock', unit: 'nanoseconds' },
      { name: 'sched:sched_switch', unit: 'count' },
    ]);
    expect([0, 1, 2, 3].map((type) => treeOf(profile, type))).toEqual([
      printed('a 3'),
      printed('b 3'),
      printed('c 3'),
      printed('d 1'),
    ]);
  });
});

describe('frames', () => {
  it('lose offsets and keep names with spaces, parentheses and binaries', () => {
    const profile = decode(
      sample([
        'operator new(unsigned long)+0x18 (/usr/lib/libstdc++.so.6)',
        'std::function<void (int)>::operator()(int) const (inlined)',
        'run+0x2 (/srv/my app (deleted))',
        '[unknown] (/usr/lib/libc.so.6)',
        '[unknown] ([unknown])',
        'do_syscall_64+0x71 ([kernel.kallsyms])',
      ])
    );
    const place = { file: '', line: 0, inlined: false };
    expect(framesOf(profile).reverse()).toEqual([
      { ...place, name: 'operator new(unsigned long)', binary: '/usr/lib/libstdc++.so.6' },
      { ...place, name: 'std::function<void (int)>::operator()(int) const', binary: '', inlined: true },
      { ...place, name: 'run', binary: '/srv/my app' },
      { ...place, name: '[libc.so.6]', binary: '/usr/lib/libc.so.6' },
      { ...place, name: '[unknown]', binary: '' },
      { ...place, name: 'do_syscall_64', binary: '[kernel.kallsyms]' },
    ]);
  });

  it('of Python with -X perf are functions of files', () => {
    const [frame] = framesOf(decode(sample(['py::spin:/srv/rideshare.py+0xb (/tmp/perf-7.map)'])));
    expect([frame.name, frame.file]).toEqual(['spin', '/srv/rideshare.py']);
  });

  it.each(['*', '~', '^', ''])(
    'of Node with --perf-basic-prof are functions of files, compiled as far as "%s" or not',
    (sign) => {
      const [frame] = framesOf(decode(sample([`JS:${sign}spin /srv/work.js:2:14+0xa0 (/tmp/perf-7.map)`])));
      expect([frame.name, frame.file]).toEqual(['spin', '/srv/work.js']);
    }
  );

  it.each([
    ['JS:~ node:fs:441:22', '(anonymous)', 'node:fs'],
    ['Script:~ /srv/my app.js:1:1', '(anonymous)', '/srv/my app.js'],
    ['JS:*get x a.js:1:1', 'get x', 'a.js'],
    ['JS:spin', 'JS:spin', ''],
    ['std::vector<int>::at', 'std::vector<int>::at', ''],
  ])('named %s are %s', (symbol, name, fileName) => {
    const [frame] = framesOf(decode(sample([`${symbol} (/srv/work)`])));
    expect([frame.name, frame.file]).toEqual([name, fileName]);
  });

  it('have their lines where perf prints them below', () => {
    const text = 'work 7 98.25: 5 cpu-clock: \n\t7f00 spin+0x1 (/srv/work)\n  work.c:12\n\t7f04 main (/srv/work)\n\n';
    expect(framesOf(decode(text)).map(({ name, file: fileName, line }) => [name, fileName, line])).toEqual([
      ['main', '', 0],
      ['spin', 'work.c', 12],
    ]);
  });

  it('may be 100,000', () => {
    const profile = decode(sample(Array.from({ length: 100_000 }, (_, index) => `f${index % 9} (/w)`)));
    expect(buildCallTree(profile, 0).total[0]).toBe(5);
  });
});

describe('files', () => {
  it('with a reference of their clock say their time exactly', () => {
    const header =
      '# ========\n# reference time: 2026-11-20 22:23:20.500 = 1795213400.500000 (TOD) = 90.250000 (CLOCK_MONOTONIC)\n#\n';
    const profile = decode(header + sample(['main (/w)']));
    expect([profile.timeRange?.fromMs, profile.notices]).toEqual([1_795_213_408_500, []]);
  });

  it('count the lines that belong to nothing', () => {
    const profile = decode(`${sample(['main (/w)'])}[ perf: lost 3 chunks ]\n`);
    expect(profile.notices).toEqual(['1 lines belong to no sample and were left out.']);
  });

  it('whose samples are not in the order of time are put into it', () => {
    const at = (seconds: string) => `work 7 ${seconds}: 1 cpu-clock: `;
    const { samples } = decode(sample(['a (/w)'], at('98.5')) + sample(['b (/w)'], at('98.25')));
    expect(samples.startNs).toEqual(Float64Array.of(0, 250_000_000));
  });

  it('have numbers of no more digits than perf writes', () => {
    const digits = '9'.repeat(400);
    const profile = decode(sample(['a (/w)']) + sample(['a (/w)'], `work 7 ${digits}.5: 1 cpu-clock: `));
    expect([profile.samples.length, Array.from(profile.samples.startNs ?? [])]).toEqual([1, [0]]);
  });

  it('with 65 kinds of events are refused', () => {
    const text = Array.from({ length: 65 }, (_, event) => sample(['a (/w)'], `work 7 98.25: 1 e${event}: `)).join('');
    expect(() => decode(text)).toThrow('has more than 64 kinds of events');
  });
});
