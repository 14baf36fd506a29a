import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { decodeProfile } from '../formats/decodeProfile';
import { type Profile } from '../profile/profile';
import { buildCallTree } from '../tree/buildCallTree';
import { type CallTree } from '../tree/callTree';
import { functionTotals } from '../tree/functionTotals';
import { profileFromText, treeToText } from '../tree/treeText';
import { buildFlameChart, type FlameChartOptions } from './buildFlameChart';
import { chartToText, timedProfile } from './chartText.testHelper';
import { type FlameChart } from './flameChart';
import { mergedOverTime } from './mergedOverTime';

function chartOf(profile: Profile, options?: FlameChartOptions, sampleType = 0): FlameChart {
  const chart = buildFlameChart(profile, sampleType, options);
  if (!chart.ok) {
    throw new Error(chart.error);
  }
  return chart.value;
}

const lines = (...texts: string[]) => texts.join('\n');

describe('the order of time', () => {
  test('a function that is called twice is two bars, one that goes on is one', () => {
    const chart = chartOf(timedProfile('0-3 main;read\n3-9 main;hash\n9-10 main;read'));
    expect(chartToText(chart)).toBe(
      lines('total 0-10', '  main 0-10', '    read 0-3', '    hash 3-9', '    read 9-10')
    );
  });

  test('a gap stays a gap: its callers begin anew', () => {
    const chart = chartOf(timedProfile('0-3 main;read\n14-20 main;read'));
    expect(chartToText(chart)).toBe(
      lines('total 0-20 (9)', '  main 0-3', '    read 0-3', '  main 14-20', '    read 14-20')
    );
  });

  test('a profiler that comes late by less than half its period leaves no gap', () => {
    const details = { periodType: { name: 'wall', unit: 'nanoseconds' }, period: 10 };
    const chart = chartOf(timedProfile('0-10 main\n14-24 main\n30-40 main', undefined, details));
    expect(chartToText(chart)).toBe(lines('total 0-40 (30)', '  main 0-24 (20)', '  main 30-40'));
  });

  test('other lines of a function are the same bar, which then has no line of its own', () => {
    const chart = chartOf(timedProfile('0-3 main:7;read:2\n3-9 main:8;read:2'));
    expect(chartToText(chart)).toBe(lines('total 0-9', '  main 0-9', '    read 0-9'));
    expect([...(chart.line ?? [])]).toEqual([0, 0, 2]);
  });

  test('each thread has a lane; what all lanes have in common is not said', () => {
    const chart = chartOf(
      timedProfile('0-4 main pid=7 thread=a\n1-3 work pid=7 thread=b\n4-6 main;read pid=7 thread=a')
    );
    expect(chart.hasLanes).toBe(true);
    expect(chartToText(chart)).toBe(
      lines('total 0-6 (8)', '  thread=a 0-6', '    main 0-6', '      read 4-6', '  thread=b 1-3', '    work 1-3')
    );
  });

  test('other labels of one thread do not divide its lane', () => {
    const chart = chartOf(timedProfile('0-4 main thread=a state=run\n4-5 main thread=a state=wait'));
    expect(chartToText(chart)).toBe(lines('total 0-5', '  thread=a 0-5', '    main 0-5'));
  });

  test('samples that overlap are cut where the next one begins, and keep their value', () => {
    const chart = chartOf(timedProfile('0-8 main;a\n5-9 main;b'));
    expect(chartToText(chart)).toBe(lines('total 0-9 (12)', '  main 0-9 (12)', '    a 0-5 (8)', '    b 5-9'));
  });

  test('a sample without a stack is the self of its lane', () => {
    const chart = chartOf(timedProfile('0-2 main\n2-5 ()\n5-6 main'));
    expect(chartToText(chart)).toBe(lines('total 0-6', '  main 0-2', '  main 5-6'));
    expect(chart.self[0]).toBe(3);
  });

  test('what is not measured in time lasts until the next sample', () => {
    const chart = chartOf(timedProfile('0- main;a\n10- main;b\n30- main;b', { name: 'space', unit: 'bytes' }));
    expect(chartToText(chart)).toBe(lines('total 0-45 (3)', '  main 0-45 (3)', '    a 0-10 (1)', '    b 10-45 (2)'));
  });

  test('labels that are not asked for are left out', () => {
    const profile = timedProfile('0-4 main thread=a\n1-3 work thread=b');
    const labelSetMask = Uint8Array.from(profile.labelSets, (labels) => (labels[0]?.value === 'b' ? 1 : 0));
    expect(chartToText(chartOf(profile, { labelSetMask }))).toBe(lines('total 1-3', '  thread=b 1-3', '    work 1-3'));
  });

  test('a profile that does not know when samples began is refused with a sentence', () => {
    const chart = buildFlameChart(profileFromText('main 3'), 0);
    expect(chart).toEqual({ ok: false, error: expect.stringMatching(/does not say when its samples began/) });
  });

  test('a profile of which nothing is left is a root of 0', () => {
    expect(chartToText(chartOf(timedProfile('0-4 main'), { labelSetMask: Uint8Array.of(0) }))).toBe('total 0-0');
  });
});

describe('bounds', () => {
  test('short bars that follow each other become one that says so, and no value is lost', () => {
    const profile = timedProfile(
      '0-50 main;a\n50-51 main;b\n51-53 main;c;d\n53-54 main;b\n54-55 main;b;c\n55-95 main;e'
    );
    const chart = chartOf(profile, { maxNodes: 8 });
    expect(chartToText(chart)).toBe(lines('total 0-95', '  main 0-95', '    a 0-50', '    other 50-55', '    e 55-95'));
    expect(chart.functionIndex[3]).toBe(chart.cutFunction);
    expect(chart.self[3]).toBe(5);
  });

  test('a chart within the limit is not cut', () => {
    const profile = timedProfile('0-50 main;a\n50-52 main;b');
    expect(chartOf(profile, { maxNodes: 4 }).cutFunction).toBeUndefined();
  });

  test('a hundred thousand frames deep, and deep stacks that take turns', () => {
    const deep = Array.from({ length: 100_000 }, (_, depth) => `f${depth % 7}`).join(';');
    const chart = chartOf(timedProfile(`0-5 ${deep}\n5-6 g\n6-7 ${deep}`), { maxNodes: 500_000 });
    expect(chart.length).toBe(200_002);
  });

  test('what changes too often to be followed is refused with a sentence', () => {
    const height = 5000;
    const stack = (line: number) => Array.from({ length: height }, () => `f:${line}`).join(';');
    const once = timedProfile(`0-1 ${stack(1)}\n1-2 ${stack(2)}`);
    const count = 6000;
    const samples = {
      length: count,
      stackIndex: Int32Array.from({ length: count }, (_, row) => once.samples.stackIndex[row % 2]),
      labelSetIndex: new Int32Array(count),
      values: [new Float64Array(count).fill(1)],
      startNs: Float64Array.from({ length: count }, (_, row) => row),
    };
    expect(buildFlameChart({ ...once, samples }, 0)).toEqual({ ok: false, error: expect.stringMatching(/too many/) });
  });
});

describe('merged over time', () => {
  const selfOf = (tree: CallTree) => {
    const { self } = functionTotals(tree);
    const byName = new Map<string, number>();
    self.forEach((value, row) => {
      if (value !== 0) {
        byName.set(tree.functions.names[row], (byName.get(tree.functions.names[row]) ?? 0) + value);
      }
    });
    return new Map([...byName].sort());
  };

  test('is the call tree of the same profile', () => {
    const profile = timedProfile(
      '0-3 main;read thread=a\n3-9 main;hash thread=a\n2-4 main;read thread=b\n4-5 () thread=b'
    );
    const chart = chartOf(profile);
    expect(treeToText(mergedOverTime(chart, chart.hasLanes))).toBe(treeToText(buildCallTree(profile, 0)));
  });

  const stack = fc
    .array(fc.constantFrom('a', 'b', 'c:1', 'c:2'), { maxLength: 5 })
    .map((names) => names.join(';') || '()');
  const sample = fc.tuple(
    fc.nat(50),
    fc.integer({ min: 1, max: 20 }),
    stack,
    fc.constantFrom('thread=1', 'thread=2', '')
  );

  test('holds for any samples, and bars nest without overlapping', () => {
    fc.assert(
      fc.property(fc.array(sample, { maxLength: 30 }), (samples) => {
        const profile = timedProfile(
          samples.map(([from, length, path, label]) => `${from}-${from + length} ${path} ${label}`.trim()).join('\n')
        );
        if (samples.length === 0) {
          return;
        }
        const chart = chartOf(profile);
        expect(treeToText(mergedOverTime(chart, chart.hasLanes))).toBe(treeToText(buildCallTree(profile, 0)));
        expectNested(chart);
      })
    );
  });

  test('of a chart that was cut keeps the total', () => {
    fc.assert(
      fc.property(
        fc.array(sample, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 20 }),
        (samples, maxNodes) => {
          const profile = timedProfile(
            samples.map(([from, length, path, label]) => `${from}-${from + length} ${path} ${label}`.trim()).join('\n')
          );
          const chart = chartOf(profile, { maxNodes });
          expect(chart.total[0]).toBe(buildCallTree(profile, 0).total[0]);
          expect(mergedOverTime(chart, chart.hasLanes).total[0]).toBe(chart.total[0]);
          expectNested(chart);
        }
      )
    );
  });

  test('recorded files: what functions cost is what their call trees say', () => {
    for (const file of [
      'node/work.cpuprofile',
      'py-spy/rideshare.chrometrace.json',
      'jfr/work.jfr',
      'firefox/rides.firefox-processed.json',
    ]) {
      const profile = decodeProfile(readFileSync(`testdata/${file}`));
      const type = profile.defaultSampleTypeIndex;
      const chart = chartOf(profile, {}, type);
      expect([file, selfOf(mergedOverTime(chart, chart.hasLanes))]).toEqual([
        file,
        selfOf(buildCallTree(profile, type)),
      ]);
      expectNested(chart);
    }
  });

  /** Each bar lies within its caller's, and behind the one before it, lanes apart. */
  function expectNested({ length, depth, startNs, durationNs, hasLanes }: FlameChart): void {
    const path: number[] = [];
    for (let row = 0; row < length; row++) {
      const before = path[depth[row]];
      path.length = depth[row];
      const caller = path[depth[row] - 1];
      if (caller !== undefined) {
        expect(startNs[row]).toBeGreaterThanOrEqual(startNs[caller]);
        expect(startNs[row] + durationNs[row]).toBeLessThanOrEqual(startNs[caller] + durationNs[caller]);
      }
      if (before !== undefined && !(hasLanes && depth[row] === 1)) {
        expect(startNs[row]).toBeGreaterThanOrEqual(startNs[before] + durationNs[before]);
      }
      expect(durationNs[row]).toBeGreaterThanOrEqual(0);
      path.push(row);
    }
  }
});
