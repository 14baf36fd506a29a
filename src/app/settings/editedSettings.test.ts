import { defaultSettings } from './appSettings';
import { editedProblems, editSettings, settingsOf, settingsReducer, type SettingsAction } from './editedSettings';

const after = (...actions: readonly SettingsAction[]) => actions.reduce(settingsReducer, editSettings(defaultSettings));

test('what is not changed is stored as it was', () => {
  expect(settingsOf(after())).toEqual(defaultSettings);
});

test('a rule is added, filled in and stored', () => {
  const { rules } = after({ kind: 'addRule' });
  const { key } = rules[rules.length - 1];
  const edited = after(
    { kind: 'addRule' },
    { kind: 'changeRule', key, change: { from: ' team , , owner', to: ' squad ' } }
  );
  expect(settingsOf(edited).labelRules.at(-1)).toEqual({ from: ['team', 'owner'], to: 'squad' });
});

test('a new rule is not valid before it is filled in', () => {
  expect(editedProblems(after({ kind: 'addRule' }).rules).at(-1)).toBe('Name at least one label of alerts or metrics.');
});

test('a removed rule is gone, and the defaults bring it back', () => {
  const removed = after({ kind: 'removeRule', key: 0 });
  expect(settingsOf(removed).labelRules).toEqual(defaultSettings.labelRules.slice(1));
  expect(settingsOf(settingsReducer(removed, { kind: 'resetRules' }))).toEqual(defaultSettings);
});

test('rules keep keys of their own through additions, removals and resets', () => {
  const { rules } = after({ kind: 'addRule' }, { kind: 'resetRules' }, { kind: 'addRule' });
  expect(new Set(rules.map(({ key }) => key)).size).toBe(rules.length);
});
