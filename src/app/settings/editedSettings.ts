// The settings while they are edited: rules as texts, so that a half-typed name can stand, and every change as an action.
import { type AppSettings, defaultSettings } from './appSettings';
import { type LabelRule, ruleProblems } from './labelRules';

export interface EditedRule {
  /** Stays with the rule while others come and go. */
  readonly key: number;
  /** Names with commas between them. */
  readonly from: string;
  readonly to: string;
}

export interface EditedSettings extends Omit<AppSettings, 'labelRules'> {
  readonly rules: readonly EditedRule[];
  readonly nextKey: number;
}

export type SettingsAction =
  | { readonly kind: 'changeRule'; readonly key: number; readonly change: Partial<Pick<EditedRule, 'from' | 'to'>> }
  | { readonly kind: 'addRule' }
  | { readonly kind: 'removeRule'; readonly key: number }
  | { readonly kind: 'resetRules' }
  | { readonly kind: 'change'; readonly change: Partial<Omit<AppSettings, 'labelRules'>> };

export function editSettings({ labelRules, ...rest }: AppSettings): EditedSettings {
  return { ...rest, ...editedRules(labelRules, 0) };
}

export function settingsReducer(settings: EditedSettings, action: SettingsAction): EditedSettings {
  const { rules, nextKey } = settings;
  switch (action.kind) {
    case 'changeRule':
      return {
        ...settings,
        rules: rules.map((rule) => (rule.key === action.key ? { ...rule, ...action.change } : rule)),
      };
    case 'addRule':
      return { ...settings, rules: [...rules, { key: nextKey, from: '', to: '' }], nextKey: nextKey + 1 };
    case 'removeRule':
      return { ...settings, rules: rules.filter(({ key }) => key !== action.key) };
    case 'resetRules':
      return { ...settings, ...editedRules(defaultSettings.labelRules, nextKey) };
    case 'change':
      return { ...settings, ...action.change };
  }
}

function editedRules(labelRules: readonly LabelRule[], firstKey: number): Pick<EditedSettings, 'rules' | 'nextKey'> {
  const rules = labelRules.map(({ from, to }, index) => ({ key: firstKey + index, from: from.join(', '), to }));
  return { rules, nextKey: firstKey + rules.length };
}

/** What would be stored. */
export function settingsOf({ rules, nextKey: _nextKey, ...rest }: EditedSettings): AppSettings {
  return { ...rest, labelRules: labelRulesOf(rules) };
}

/** As long as `rules`. */
export function labelRulesOf(rules: readonly EditedRule[]): readonly LabelRule[] {
  return rules.map(({ from, to }) => ({
    from: from
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    to: to.trim(),
  }));
}

/** Per rule what is wrong with it; nothing may be stored before all is well. */
export function editedProblems(rules: readonly EditedRule[]): ReadonlyArray<string | undefined> {
  return ruleProblems(labelRulesOf(rules));
}
