// The lint rule that keeps the direction of imports: each case is a file that breaks it, or one that may stand.
import { execFileSync } from 'node:child_process';

/** Lints all cases with the repository's own configuration, in a process of its own: Jest cannot load eslint.config.mjs. */
const lintScript = `
  import { ESLint } from 'eslint';
  import { text } from 'node:stream/consumers';
  const eslint = new ESLint();
  const messages = [];
  for (const [file, code] of JSON.parse(await text(process.stdin))) {
    const [result] = await eslint.lintText(code, { filePath: file });
    messages.push(result.messages);
  }
  console.log(JSON.stringify(messages));
`;

interface LintMessage {
  readonly ruleId: string | null;
  readonly message: string;
}

/** File, code, and the message expected. */
const wrongRooms: ReadonlyArray<readonly [string, string, string]> = [
  [
    'src/base/x.mjs',
    "import '../engine/profile/profile';",
    'src/base must not import from src/engine: see docs/architecture.md.',
  ],
  [
    'src/engine/tree/x.mjs',
    "import '../../frames/units';",
    'src/engine must not import from src/frames: see docs/architecture.md.',
  ],
  [
    'src/engine/tree/x.mjs',
    "export * from '../../views/a';",
    'src/engine must not import from src/views: see docs/architecture.md.',
  ],
  ['src/frames/x.mjs', "import '../views/a';", 'src/frames must not import from src/views: see docs/architecture.md.'],
  [
    'src/views/x.mjs',
    "import '../flamegraph-panel/a';",
    'src/views must not import from src/flamegraph-panel: see docs/architecture.md.',
  ],
  [
    'src/datasource/x.mjs',
    "import '../flamegraph-panel/a';",
    'src/datasource must not import from src/flamegraph-panel: see docs/architecture.md.',
  ],
  [
    'src/flamegraph-panel/x.mjs',
    "import('../datasource/query');",
    'src/flamegraph-panel must not import from src/datasource: see docs/architecture.md.',
  ],
  [
    'src/app/files/x.mjs',
    "import('../../flamegraph-panel/a');",
    'src/app must not import from src/flamegraph-panel: see docs/architecture.md.',
  ],
  ['src/views/x.mjs', "import '../app/app';", 'src/views must not import from src/app: see docs/architecture.md.'],
  [
    'tools/inspect/x.mjs',
    "import '../../src/frames/units';",
    'tools/inspect must not import from src/frames: see docs/architecture.md.',
  ],
  [
    'playground/host/x.mjs',
    "import '../../src/views/a';",
    'playground must not import from src/views: see docs/architecture.md.',
  ],
  [
    'src/engine/x.mjs',
    "import '../../tools/repository';",
    'src/engine must not import from tools: see docs/architecture.md.',
  ],
];

const wrongPackages: ReadonlyArray<readonly [string, string]> = [
  ['src/engine/x.mjs', "import '@grafana/data';"],
  ['src/engine/x.mjs', "import 'react';"],
  ['src/engine/x.mjs', "import 'node:fs';"],
  ['src/worker/x.mjs', "import '@grafana/ui';"],
  ['src/frames/x.mjs', "import '@grafana/runtime';"],
  ['src/views/x.mjs', "import '@grafana/runtime';"],
  ['src/base/x.mjs', "import 'lodash';"],
];

const allowed: ReadonlyArray<readonly [string, string]> = [
  ['src/frames/x.mjs', "import '../engine/tree/callTree'; import '@grafana/data';"],
  ['src/datasource/x.mjs', "import '../worker/a'; import '../frames/units'; import '@grafana/runtime';"],
  ['src/flamegraph-panel/x.mjs', "import '../views/a'; import '../frames/units';"],
  [
    'src/app/files/x.mjs',
    "import '../../engine/a'; import '../../frames/a'; import '../../worker/a'; import '../../views/a'; import '@grafana/runtime';",
  ],
  ['src/engine/tree/x.mjs', "import '../profile/profile'; import '../../base/bisect';"],
];

const errorsOfCase = new Map<string, readonly string[]>();

beforeAll(() => {
  const cases = [...wrongRooms, ...wrongPackages, ...allowed].map(([file, code]) => [file, code]);
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', lintScript], {
    encoding: 'utf8',
    input: JSON.stringify(cases),
  });
  const messages: ReadonlyArray<readonly LintMessage[]> = JSON.parse(output);
  cases.forEach(([file, code], index) => {
    const roomMessages = messages[index].filter(({ ruleId }) => ruleId === 'rooms/import-direction');
    errorsOfCase.set(
      file + code,
      roomMessages.map(({ message }) => message)
    );
  });
}, 120_000);

test.each(wrongRooms)('an import against the direction is an error: %s with %s', (file, code, message) => {
  expect(errorsOfCase.get(file + code)).toEqual([message]);
});

test.each(wrongPackages)('a package that a room must not know is an error: %s with %s', (file, code) => {
  expect(errorsOfCase.get(file + code)).toHaveLength(1);
});

test.each(allowed)('an import along the direction may stand: %s with %s', (file, code) => {
  expect(errorsOfCase.get(file + code)).toEqual([]);
});
