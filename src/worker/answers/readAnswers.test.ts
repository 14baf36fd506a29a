import { treeToText } from '../../engine/tree/treeText';
import { flameGraphAnswer, type Node, pprofAnswer, pyroscopeAnswer } from './pyroscopeWriter.testHelper';
import { type AnswersOutcome, type AnswersRequest, readAnswers } from './readAnswers';

const whole = { kind: 'pyroscopeTree', unit: 'count', maxNodes: 1000 } as const;

const work: readonly Node[] = [
  [
    'main',
    1,
    [
      ['work', 2, [['hash', 3]]],
      ['idle', 4],
    ],
  ],
  ['gc', 5],
];

function text(outcome: AnswersOutcome): string {
  return outcome.kind === 'tree' ? treeToText(outcome.tree) : `not a tree: ${JSON.stringify(outcome)}`;
}

const read = (request: AnswersRequest, ...bodies: Uint8Array[]) => text(readAnswers(request, bodies));

const workText = `
- total (total: 15, self: —)
  - gc (total: 5, self: 5)
  - main (total: 10, self: 1)
    - idle (total: 4, self: 4)
    - work (total: 5, self: 2)
      - hash (total: 3, self: 3)`.trim();

describe('the tree format', () => {
  test('becomes a tree in order of names, totals added up', () => {
    expect(read(whole, pyroscopeAnswer(work))).toBe(workText);
  });

  test('nothing selected is a root of 0 with the unit of the type', () => {
    const outcome = readAnswers({ ...whole, unit: 'bytes' }, [pyroscopeAnswer([])]);
    expect(outcome).toMatchObject({ kind: 'tree', tree: { length: 1, unit: 'bytes' } });
    expect(text(outcome)).toBe('- total (total: —, self: —)');
  });

  test('names beyond ASCII, long names and values up to 2^53 arrive whole', () => {
    const name = '計算'.repeat(200);
    expect(read(whole, pyroscopeAnswer([[name, 2 ** 53 - 1]]))).toContain(`- ${name} (total: 9007199254740991`);
  });

  test('100,000 levels and 100,000 callees are read without recursion', () => {
    const wide: Node = ['wide', Array.from({ length: 100_000 }, (_, index): Node => [`f${index}`, 1])];
    const outcome = readAnswers({ ...whole, maxNodes: 1e9 }, [writeDeep(100_000), pyroscopeAnswer([wide])]);
    expect(outcome).toMatchObject({ kind: 'tree', tree: { length: 200_002 } });
    expect(outcome.kind === 'tree' && outcome.tree.total[0]).toBe(100_001);
  });
});

describe('the flame graph message', () => {
  const levels = [
    [0, 15, 0, 0],
    [0, 5, 5, 1, 0, 10, 1, 2],
    [6, 4, 4, 3, 0, 5, 2, 4],
    [12, 3, 3, 5],
  ];
  const names = ['total', 'gc', 'main', 'idle', 'work', 'hash'];

  test('is the same tree', () => {
    expect(read(whole, flameGraphAnswer(names, levels))).toBe(workText);
  });

  test('beside a tree is left alone', () => {
    const both = Uint8Array.of(...flameGraphAnswer(['total'], [[0, 1, 1, 0]]), ...pyroscopeAnswer(work));
    expect(read(whole, both)).toBe(workText);
  });

  test.each([
    ['a name that is not there', names.slice(0, 5), levels, /names function 5, which it does not hold/],
    ['a node beside all callers', names, [...levels.slice(0, 3), [90, 3, 3, 5]], /holds a call node without a caller/],
    ['several roots', names, [[0, 15, 0, 0, 0, 1, 1, 0]], /has no single root/],
  ])('with %s is damaged', (_, withNames, withLevels, expected) => {
    const outcome = readAnswers(whole, [flameGraphAnswer(withNames, withLevels)]);
    expect(outcome).toEqual({ kind: 'bad', said: expect.stringMatching(expected) });
  });
});

describe('what the server cut off', () => {
  const cut: readonly Node[] = [
    [
      'main',
      1,
      [
        ['other', 2],
        ['other', [['send', 3]]],
      ],
    ],
  ];

  test('is no function; a function of that name is another node', () => {
    const outcome = readAnswers({ ...whole, maxNodes: 4 }, [pyroscopeAnswer(cut)]);
    const { tree } = outcome as Extract<AnswersOutcome, { kind: 'tree' }>;
    const others = Array.from(tree.functionIndex, (row, node) => [row, tree.self[node]]).filter(
      ([row]) => tree.functions.names[row] === 'other'
    );
    expect(others).toEqual([
      [expect.any(Number), 0],
      [tree.cutFunction, 2],
    ]);
    expect(others[0][0]).not.toBe(tree.cutFunction);
  });

  test('is nothing when there are fewer nodes than were asked for', () => {
    const outcome = readAnswers(whole, [pyroscopeAnswer(cut)]);
    expect(outcome.kind === 'tree' && outcome.tree.cutFunction).toBeUndefined();
    expect(text(outcome)).toContain('- other (total: 5, self: 2)');
  });
});

describe('a call site', () => {
  const within = { ...whole, callSite: ['main', 'work'] };

  test('that the server selected is taken as it is', () => {
    const outcome = readAnswers(within, [pyroscopeAnswer([['main', [['work', 2, [['hash', 3]]]]]])]);
    expect(outcome).toMatchObject({ isWiderThanCallSite: false });
    expect(text(outcome)).toContain('- main (total: 5, self: —)');
  });

  test('that the server ignored is found out, and cut out here', () => {
    const outcome = readAnswers(within, [pyroscopeAnswer(work)]);
    expect(outcome).toMatchObject({ isWiderThanCallSite: true });
    expect(text(outcome)).toBe(
      `
- total (total: 5, self: —)
  - main (total: 5, self: —)
    - work (total: 5, self: 2)
      - hash (total: 3, self: 3)`.trim()
    );
  });

  test('that is nowhere leaves a root of 0', () => {
    const outcome = readAnswers({ ...whole, callSite: ['main', 'hash'] }, [pyroscopeAnswer(work)]);
    expect(text(outcome)).toBe('- total (total: —, self: —)');
  });
});

test('stretches of time are added up', () => {
  expect(read(whole, pyroscopeAnswer([['main', 1]]), pyroscopeAnswer([]), pyroscopeAnswer([['main', 2]]))).toBe(
    '- total (total: 3, self: —)\n  - main (total: 3, self: 3)'
  );
});

describe('pprof', () => {
  const request = { kind: 'pprofTree', unit: 'count' } as const;

  test('becomes a tree, of a call site and of so many nodes where that is asked for', () => {
    const bodies = [pprofAnswer('main;work 2\nmain;idle 1'), pprofAnswer('main;work 3\ngc 4')];
    expect(read(request, ...bodies)).toContain('- work (total: 5, self: 5)');
    expect(read({ ...request, callSite: ['main', 'idle'] }, ...bodies)).toContain('- total (total: 1, self: —)');
    expect(read({ ...request, maxNodes: 3 }, ...bodies)).toContain('- other (total:');
  });

  test('without samples is no profile', () => {
    const empty = new Uint8Array();
    expect(read(request, empty)).toBe('- total (total: —, self: —)');
    expect(readAnswers({ kind: 'pprofProfile' }, [empty])).toEqual({ kind: 'profile', profile: undefined });
  });

  test('is merged into one profile', () => {
    const outcome = readAnswers({ kind: 'pprofProfile' }, [pprofAnswer('main 2'), pprofAnswer('main 3')]);
    expect(outcome.kind === 'profile' && [...(outcome.profile?.samples.values[0] ?? [])]).toEqual([5]);
  });
});

describe('hostile bytes', () => {
  const bodies = [
    pyroscopeAnswer(work),
    flameGraphAnswer(
      ['total', 'a'],
      [
        [0, 5, 0, 0],
        [0, 5, 5, 1],
      ]
    ),
  ];

  test('every cut is an outcome with a sentence, or a smaller message', () => {
    for (const body of bodies) {
      for (let end = 1; end < body.length; end++) {
        expect(readAnswers(whole, [body.slice(0, end)])).toEqual({ kind: 'bad', said: expect.any(String) });
      }
    }
  });

  test('no flipped bit throws anything else', () => {
    for (const body of bodies) {
      for (let bit = 0; bit < body.length * 8; bit++) {
        const flipped = body.slice();
        flipped[bit >> 3] ^= 1 << (bit & 7);
        expect(readAnswers(whole, [flipped]).kind).toMatch(/^(tree|bad)$/);
      }
    }
  });

  test('a count of callees that the bytes cannot hold is refused before memory is taken', () => {
    const claims = Uint8Array.of(0x12, 9, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f);
    expect(readAnswers(whole, [claims])).toEqual({ kind: 'bad', said: expect.stringContaining('in the middle of') });
  });
});

/** A chain of the function `f`, as bytes at once: the helper's nested lists would be walked by Jest's own printing. */
function writeDeep(levels: number): Uint8Array {
  const bytes = [0, 0, 1];
  for (let level = 0; level < levels; level++) {
    bytes.push(1, 0x66, level === levels - 1 ? 1 : 0, level === levels - 1 ? 0 : 1);
  }
  const length = bytes.length;
  return Uint8Array.from([0x12, (length & 127) | 128, ((length >> 7) & 127) | 128, length >> 14, ...bytes]);
}
