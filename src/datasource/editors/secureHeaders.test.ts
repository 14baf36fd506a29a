import { type DataSourceSettings } from '@grafana/data';
import { type ProfilesOptions } from '../options';
import { findHeader, storedHeaders, withHeader, withHeaderRows, withoutHeader } from './secureHeaders';

type Settings = DataSourceSettings<ProfilesOptions>;

/** Settings as Grafana hands them out after saving: names, and that there are values. */
function saved(...names: readonly string[]): Settings {
  const settings: Partial<Settings> = {
    jsonData: Object.fromEntries(names.map((name, index) => [`httpHeaderName${index + 1}`, name])),
    secureJsonFields: Object.fromEntries(names.map((_, index) => [`httpHeaderValue${index + 1}`, true])),
  };
  return settings as Settings;
}

/** `A` for a saved value, `B=x` for a typed one, `C?` for one that must be typed again. */
function text(settings: Settings): string {
  return storedHeaders(settings)
    .map(({ name, isConfigured, typed }) => (isConfigured ? name : typed === '' ? `${name}?` : `${name}=${typed}`))
    .join(' ');
}

test('a new header takes the next number, a known one keeps its own, in any case of its name', () => {
  const two = withHeader(withHeader(saved(), 'A', '1'), 'B', '2');
  expect(text(two)).toBe('A=1 B=2');
  expect(two.secureJsonData).toEqual({ httpHeaderValue1: '1', httpHeaderValue2: '2' });
  expect(text(withHeader(saved('X-Scope-OrgID', 'B'), 'x-scope-orgid', 'team'))).toBe('x-scope-orgid=team B');
});

test('no gap is left, and no value comes under another name', () => {
  const left = withoutHeader(saved('A', 'B', 'C'), 'A');
  expect(text(left)).toBe('C? B');
  expect(left.secureJsonFields).toMatchObject({ httpHeaderValue1: false, httpHeaderValue3: false });
  expect(text(withoutHeader(saved('A', 'B'), 'B'))).toBe('A');
  expect(text(withoutHeader(withHeader(saved('A'), 'B', 'typed'), 'A'))).toBe('B=typed');
  expect(text(withoutHeader(saved('A'), 'Z'))).toBe('A');
});

test("Grafana's list of custom headers leaves the kept ones alone", () => {
  const settings = saved('X-Scope-OrgID', 'A', 'B');
  const kept = ['X-Scope-OrgID'];
  const rows = [
    { name: 'A', value: '', configured: true },
    { name: 'B', value: '', configured: true },
  ];
  expect(text(withHeaderRows(settings, rows, kept))).toBe('X-Scope-OrgID A B');
  expect(text(withHeaderRows(settings, rows.slice(1), kept))).toBe('X-Scope-OrgID B?');
  expect(text(withHeaderRows(settings, [...rows, { name: 'C', value: 'x', configured: false }], kept))).toBe(
    'X-Scope-OrgID A B C=x'
  );
  expect(text(withHeaderRows(settings, [{ ...rows[0], name: 'A2' }, rows[1]], kept))).toBe('X-Scope-OrgID A2 B');
  expect(text(withHeaderRows(settings, [{ ...rows[0], configured: false }, rows[1]], kept))).toBe('X-Scope-OrgID A? B');
  expect(text(withHeaderRows(settings, [...rows, { name: '', configured: false }], kept))).toBe('X-Scope-OrgID A B');
});

test('headers behind a gap do not count: the proxy does not send them', () => {
  const settings = saved('A');
  const withGap = { ...settings, jsonData: { ...settings.jsonData, httpHeaderName3: 'C' } };
  expect(text(withGap)).toBe('A');
  expect(findHeader(withGap, 'C')).toBeUndefined();
});
