// Who may import whom: the table of docs/architecture.md as an ESLint rule. A room is a folder; a file belongs to the
// longest room that its path begins with. Packages are checked too where a room must not know them.
import path from 'node:path';

/** Room → the rooms it may import from, besides itself. */
const rooms = {
  'src/base': [],
  'src/engine': ['src/base'],
  'src/worker': ['src/engine', 'src/base'],
  'src/frames': ['src/engine', 'src/base'],
  'src/views': ['src/frames', 'src/worker', 'src/engine', 'src/base'],
  'src/datasource': ['src/frames', 'src/worker', 'src/engine', 'src/base'],
  'src/flamegraph-panel': ['src/views', 'src/frames', 'src/worker', 'src/engine', 'src/base'],
  'src/labels-panel': ['src/views', 'src/frames', 'src/worker', 'src/engine', 'src/base'],
  'src/app': ['src/views', 'src/frames', 'src/worker', 'src/engine', 'src/base'],
  'tools/inspect': ['src/engine', 'src/base', 'tools'],
  'tools/explain': ['src/engine', 'src/base', 'tools'],
  'tools/story': ['tools', 'playground'],
  tools: [],
  playground: ['tools'],
};

/** Room → what its packages must not match, with the reason. */
const forbiddenPackages = {
  'src/base': [/./, 'base stands alone'],
  'src/engine': [
    /^(@grafana\/|react|@emotion\/|rxjs$|node:)/,
    'the engine is pure TypeScript: no Grafana, React, DOM or Node',
  ],
  'src/worker': [/^(@grafana\/|react|@emotion\/|rxjs$|node:)/, 'the worker runs without Grafana, React and Node'],
  'src/frames': [/^@grafana\/(runtime|ui)/, 'only the data source, the app and the panels talk to the runtime'],
  'src/views': [/^@grafana\/runtime/, 'only the data source, the app and the panels talk to the runtime'],
};

/** The room that `file` (relative to the repository, with slashes) belongs to; undefined outside all rooms. */
export function roomOf(file) {
  return Object.keys(rooms)
    .filter((room) => file === room || file.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];
}

const isTest = (file) => /\.test\.tsx?$/.test(file);

export const importDirection = {
  meta: {
    type: 'problem',
    schema: [],
    docs: { description: 'imports follow the direction that docs/architecture.md draws' },
    messages: {
      room: '{{from}} must not import from {{to}}: see docs/architecture.md.',
      package: '{{from}} must not import the package {{name}}: {{reason}}.',
    },
  },
  create(context) {
    const file = path.relative(context.cwd, context.filename).split(path.sep).join('/');
    const from = roomOf(file);
    if (from === undefined) {
      return {};
    }
    const check = (node) => {
      const name = node.source?.value;
      if (typeof name !== 'string') {
        return;
      }
      if (!name.startsWith('.')) {
        const [pattern, reason] = forbiddenPackages[from] ?? [];
        if (pattern?.test(name) && !isTest(file)) {
          context.report({ node, messageId: 'package', data: { from, name, reason } });
        }
        return;
      }
      const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), name));
      const to = roomOf(target);
      const isOutside =
        to === undefined && target.startsWith('src/') === false && from.startsWith('src/') && !isTest(file);
      if (isOutside) {
        context.report({ node, messageId: 'room', data: { from, to: path.posix.dirname(target) } });
      } else if (to !== undefined && to !== from && !rooms[from].includes(to)) {
        context.report({ node, messageId: 'room', data: { from, to } });
      }
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};
