import { parseSelector } from '../../../engine/labels/parseSelector';
import { answeredUnit, parcaMatchers, parcaQuery } from './parcaQuery';
import { ServiceLabel } from './serviceLabel';

const plain = new ServiceLabel('service_name');
const job = new ServiceLabel('job');
const cpu = { id: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds', isDelta: true };

function selectorOf(text: string) {
  const parsed = parseSelector(text);
  if (!parsed.ok) {
    throw new Error(parsed.error.message);
  }
  return parsed.value.matchers;
}

test.each([
  [cpu, '{}', plain, '{__name__="process_cpu:cpu:nanoseconds:cpu:nanoseconds:delta"}'],
  [{ id: 'a-b:c:d:e:f', isDelta: false }, '{}', plain, '{__name__="a-b:c:d:e:f"}'],
  [
    { id: 'a:b:c:d:e', isDelta: false },
    '{x=~"u|v",y!~"w"}',
    plain,
    '{__name__="a:b:c:d:e", x=~"^(?:u|v)$", y!~"^(?:w)$"}',
  ],
  [{ id: 'a:b:c:d:e', isDelta: false }, '{"a.b"="\\"\\\\"}', plain, '{__name__="a:b:c:d:e", "a.b"="\\"\\\\"}'],
  [
    { id: 'a:b:c:d:e', isDelta: false },
    '{service_name="x",job!="y"}',
    job,
    '{__name__="a:b:c:d:e", job="x", job!="y"}',
  ],
])('%j %s', (type, selector, serviceLabel, expected) => {
  expect(parcaQuery(type, selectorOf(selector), serviceLabel)).toBe(expected);
});

test('matchers alone stand one by one', () => {
  expect(parcaMatchers(selectorOf('{service_name="x",y=~"z"}'), job)).toEqual(['job="x"', 'y=~"^(?:z)$"']);
});

test.each([
  ['process_cpu:cpu:nanoseconds:cpu:nanoseconds', 'nanoseconds'],
  ['parca_agent:samples:count:cpu:nanoseconds', 'nanoseconds'],
  ['samples:samples:count:samples:count', 'count'],
  ['samples:samples:count::', 'count'],
  ['memory:inuse_space:bytes:space:bytes', 'bytes'],
  ['nonsense', ''],
])('%s is answered in %s', (id, unit) => {
  expect(answeredUnit(id)).toBe(unit);
});

test('names are shown in order, the service label under its common name', () => {
  expect(plain.shown(['service_name', 'job'])).toEqual(['job', 'service_name']);
  expect(job.shown(['service_name', 'pod', 'job'])).toEqual(['pod', 'service_name']);
  expect(job.shown(['pod', 'service_name'])).toEqual(['pod']);
});
