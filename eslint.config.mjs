import typescriptPlugin from '@typescript-eslint/eslint-plugin';
import typescriptParser from '@typescript-eslint/parser';
import prettier from 'eslint-config-prettier';
import jsdoc from 'eslint-plugin-jsdoc';
import react from 'eslint-plugin-react';
import reactHooks from 'eslint-plugin-react-hooks';
import { importDirection } from './.config/eslint/rooms.mjs';

/** What Grafana's plugin catalogue refuses, said while typing instead of at submission. */
const catalogueRules = {
  'no-alert': 'error',
  'no-console': ['error', { allow: ['error', 'warn', 'debug'] }],
  'no-restricted-globals': ['error', { name: 'event', message: 'Take the event as a parameter.' }],
  'no-restricted-properties': [
    'error',
    { object: 'window', property: 'grafanaBootData', message: "Use `config` of '@grafana/runtime'." },
    { object: 'window', property: 'grafanaRuntime', message: "Use '@grafana/runtime'." },
    { object: 'window', property: '__grafanaSceneContext', message: 'Not a public interface.' },
    { object: 'window', property: 'open', message: 'Use a link, or `locationService`.' },
  ],
  'no-restricted-imports': [
    'error',
    {
      paths: [{ name: 'rxjs/operators', message: "Import operators from 'rxjs': this path bundles a second rxjs." }],
      patterns: [{ group: ['*.css', '*.scss'], message: 'Style with `useStyles2` and `css`.' }],
    },
  ],
  'no-restricted-syntax': [
    'error',
    {
      selector: "MemberExpression[object.property.name='location'][property.name=/^(href|search)$/]",
      message: 'Use `locationService`.',
    },
    { selector: 'Literal[value=/gf-form/]', message: 'Style with `useStyles2` and `css`.' },
    { selector: 'Literal[value=/api\\u002Fds\\u002Fquery/]', message: 'The data source is front-end only.' },
    { selector: "JSXIdentifier[name='Global']", message: 'No global styles.' },
  ],
};

export default [
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      'samples/**',
      'testdata/**',
      'coverage/**',
      'test-results/**',
      'playwright-report/**',
    ],
  },
  {
    files: ['**/*.{ts,tsx,mjs,cjs,js}'],
    languageOptions: { parser: typescriptParser, parserOptions: { ecmaFeatures: { jsx: true } } },
    plugins: {
      '@typescript-eslint': typescriptPlugin,
      jsdoc,
      rooms: { rules: { 'import-direction': importDirection } },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'rooms/import-direction': 'error',
      curly: 'error',
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-empty': 'error',
      'no-eval': 'error',
      'no-throw-literal': 'error',
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 600 }],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      ...catalogueRules,
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-deprecated': 'warn',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'jsdoc/check-alignment': 'error',
      'jsdoc/check-param-names': 'error',
      'jsdoc/no-types': 'error',
    },
  },
  {
    files: ['src/**/*.tsx'],
    ...react.configs.flat.recommended,
    settings: { react: { version: '19.0' } },
    rules: { ...react.configs.flat.recommended.rules, 'react/prop-types': 'off' },
  },
  { files: ['src/**/*.{ts,tsx}'], ...reactHooks.configs.flat['recommended-latest'] },
  prettier,
];
