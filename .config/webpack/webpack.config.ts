// The build. It follows the conventions of @grafana/create-plugin (AMD modules that Grafana's loader fetches, the
// externals it shares, one entry per plugin.json, source maps, `%VERSION%` and `%TODAY%` in plugin.json) and is small
// enough to read. All chunks lie in one folder of the app, where publicPath.ts finds them from nested plugins too.
import CopyWebpackPlugin from 'copy-webpack-plugin';
import { globSync } from 'glob';
import fs from 'node:fs';
import path from 'node:path';
import TerserPlugin from 'terser-webpack-plugin';
import { type Compiler, type Configuration, DefinePlugin } from 'webpack';

const root = process.cwd();
const source = path.join(root, 'src');
const packageJson = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));

/** What Grafana gives to every plugin; everything else is bundled. */
const shared = [
  'lodash',
  'jquery',
  'moment',
  'slate',
  'emotion',
  '@emotion/css',
  '@emotion/react',
  'prismjs',
  'react',
  'react/jsx-runtime',
  'react/jsx-dev-runtime',
  'react-dom',
  'react-redux',
  'redux',
  'rxjs',
  'i18next',
  'react-router',
  'd3',
  /^@grafana\/(ui|runtime|data)/,
  // The loader's own word on the module that asks: its address.
  { 'amd-module': 'module' },
];

const pluginFolders = globSync('**/plugin.json', { cwd: source }).map((file) => path.dirname(file));

/** One entry per plugin.json: `module`, `datasource/module`, … Each learns first where chunks are. */
function entries(): Record<string, string[]> {
  return Object.fromEntries(
    pluginFolders.map((folder) => [
      path.posix.join(folder, 'module'),
      [path.join(__dirname, 'publicPath.ts'), path.join(source, folder, 'module.ts')],
    ])
  );
}

/** Ids of the nested plugins, by folder. */
function nestedIds(): Record<string, string> {
  return Object.fromEntries(
    pluginFolders
      .filter((folder) => folder !== '.')
      .map((folder) => [
        folder,
        JSON.parse(fs.readFileSync(path.join(source, folder, 'plugin.json'), 'utf8')).id as string,
      ])
  );
}

/** Fills in what plugin.json and README.md leave open. The root's id stands for all, as Grafana's own build has it. */
function fillPlaceholders(content: Buffer): string {
  return content
    .toString()
    .replaceAll('%VERSION%', packageJson.version)
    .replaceAll('%TODAY%', new Date().toISOString().slice(0, 10))
    .replaceAll('%PLUGIN_ID%', packageJson.name);
}

/** Prints the size of each module, the number that docs/architecture.md bounds. */
class ModuleSizes {
  apply(compiler: Compiler) {
    compiler.hooks.done.tap('ModuleSizes', (stats) => {
      for (const { name, size } of stats.toJson({ all: false, assets: true }).assets ?? []) {
        if (name !== undefined && /module\.js$|^chunks\/.*\.js(\?|$)/.test(name)) {
          process.stdout.write(`${(size / 1000).toFixed(1).padStart(8)} kB  ${name}\n`);
        }
      }
    });
  }
}

export default (env: { production?: boolean }): Configuration => ({
  mode: env.production ? 'production' : 'development',
  target: ['web', 'es2022'],
  context: source,
  entry: entries(),
  devtool: env.production ? 'source-map' : 'eval-source-map',
  cache: {
    type: 'filesystem',
    buildDependencies: {
      config: [
        __filename,
        ...['bundleScript.cjs', 'inlineWorkerLoader.cjs', 'scriptLoader.cjs'].map((file) => path.join(__dirname, file)),
      ],
    },
  },
  externals: shared,
  experiments: { topLevelAwait: true },
  output: {
    clean: true,
    path: path.join(root, 'dist'),
    filename: '[name].js',
    chunkFilename: 'chunks/[name].js?_cache=[contenthash]',
    library: { type: 'amd' },
    publicPath: 'auto',
    uniqueName: packageJson.name,
  },
  resolve: { extensions: ['.ts', '.tsx', '.js'] },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        exclude: /node_modules/,
        resourceQuery: { not: [/inline|script/] },
        use: {
          loader: 'swc-loader',
          options: {
            jsc: {
              target: 'es2022',
              parser: { syntax: 'typescript', tsx: true },
              transform: { react: { runtime: 'classic' } },
            },
          },
        },
      },
      { resourceQuery: /^\?inline$/, use: path.join(__dirname, 'inlineWorkerLoader.cjs') },
      { resourceQuery: /^\?script$/, use: path.join(__dirname, 'scriptLoader.cjs') },
      { test: /\.svg$/, type: 'asset/inline' },
    ],
  },
  optimization: {
    splitChunks: false,
    runtimeChunk: false,
    minimizer: [
      new TerserPlugin({
        terserOptions: { compress: { drop_console: ['log', 'info'] }, format: { comments: false } },
        extractComments: false,
      }),
    ],
  },
  plugins: [
    new CopyWebpackPlugin({
      patterns: [
        { from: '**/plugin.json', transform: fillPlaceholders },
        {
          from: '**/README.md',
          transform: fillPlaceholders,
          filter: (file) => /plugin\.json/.test(fs.readdirSync(path.dirname(file)).join()),
        },
        { from: '**/img/*' },
        { from: 'dashboards/*.json', noErrorOnMissing: true },
        { from: '../CHANGELOG.md', noErrorOnMissing: true },
        { from: '../LICENSE', noErrorOnMissing: true },
      ],
    }),
    new DefinePlugin({
      APP_ID: JSON.stringify(packageJson.name),
      NESTED_IDS: JSON.stringify(nestedIds()),
    }),
    new ModuleSizes(),
  ],
  performance: { hints: false },
  stats: 'errors-warnings',
});
