// Profile types, label names and label values.
import { deployMs, fromMs, incident, longAgo, REGIONS, selectorOf, signal, CPU } from './incident';
import { type StoreUnderTest } from './storeContract';

export function describeLists(underTest: () => StoreUnderTest): void {
  const store = () => underTest().storeAt(underTest().url);

  test('profile types have five parts, are in order and listed once', async () => {
    const { values } = await store().profileTypes({ range: incident, signal });
    expect(values).toEqual(expect.arrayContaining([CPU, 'process_cpu:samples:count:cpu:nanoseconds']));
    expect(values).toEqual([...new Set(values)].sort());
    expect(values.filter((id) => id.split(':').length !== 5)).toEqual([]);
  });

  test('profile types are those of the range, and of all profiles where the range has none', async () => {
    const { values: inRange } = await store().profileTypes({ range: incident, signal });
    const { values: anywhere } = await store().profileTypes({ range: longAgo, signal });
    expect(inRange).not.toContain('memory:inuse_space:bytes:space:bytes');
    expect(anywhere).toEqual(expect.arrayContaining([CPU, 'memory:inuse_space:bytes:space:bytes']));
  });

  test('label names are those of the selected profiles', async () => {
    const { values } = await store().labelNames({
      selector: selectorOf(),
      range: incident,
      signal,
      profileTypeId: CPU,
    });
    expect(values).toEqual(expect.arrayContaining(['region', 'service_name', 'version']));
    expect(values).toEqual([...new Set(values)].sort());
    const { values: others } = await store().labelNames({
      selector: [{ name: 'service_name', operator: '=', value: 'go' }],
      range: { fromMs: 1, toMs: incident.toMs },
      signal,
    });
    expect(others).toContain('service_name');
    expect(others).not.toContain('region');
  });

  test('label values are those of the selected profiles', async () => {
    const request = { selector: selectorOf(), range: incident, signal, name: 'region' };
    expect((await store().labelValues(request)).values).toEqual(REGIONS);
    expect((await store().labelValues({ ...request, profileTypeId: CPU })).values).toEqual(REGIONS);
    const narrowed = { ...request, selector: selectorOf('region!~"eu-.*"'), profileTypeId: CPU };
    expect((await store().labelValues(narrowed)).values).toEqual(['ap-south', 'us-east']);
  });

  test('label values are those of the range', async () => {
    const request = { selector: selectorOf(), signal, name: 'version', profileTypeId: CPU };
    const before = await store().labelValues({ ...request, range: { fromMs, toMs: deployMs } });
    expect(before.values).toEqual(['1.0.0']);
    const never = await store().labelValues({ ...request, range: longAgo });
    expect(never.values).toEqual(['1.0.0', '1.1.0']);
  });

  test('a label that nobody has has no values', async () => {
    const request = { selector: selectorOf(), range: incident, signal, name: 'nobody' };
    expect((await store().labelValues(request)).values).toEqual([]);
  });

  test('"Save & test" says in a sentence what is there', async () => {
    const { summary } = await store().check(signal);
    expect(summary).toMatch(/^.*profile type.*\.$/);
  });
}
