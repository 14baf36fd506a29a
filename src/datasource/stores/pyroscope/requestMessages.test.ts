import { message, number, text } from '../../../engine/formats/pprof/pprofWriter.testHelper';
import { profileMessage, spanProfileMessage, stacktracesMessage } from './requestMessages';

const selection = {
  profileTypeId: 'a:b:c:d:e',
  labelSelector: '{pod="ü"}',
  start: 1_755_700_000_000,
  end: 2 ** 53 - 1,
};
const selected = [...text(1, 'a:b:c:d:e'), ...text(2, '{pod="ü"}')];
const times = (field: number) => [...number(field, selection.start), ...number(field + 1, selection.end)];
const callSite = [...message(1, text(1, 'main')), ...message(1, text(1, 'work'))];

test('a tree is asked for in the tree format, with what is selected', () => {
  const none = { callSite: [], profileIds: [], traceIds: [] };
  expect([...stacktracesMessage({ ...selection, ...none, maxNodes: 16384 })]).toEqual([
    ...selected,
    ...times(3),
    ...number(5, 16384),
    ...number(6, 2),
  ]);
  const all = { callSite: ['main', 'work'], profileIds: ['p'], traceIds: ['t', 'u'] };
  expect([...stacktracesMessage({ ...selection, ...all, maxNodes: 1 })].slice(-callSite.length - 11)).toEqual([
    ...message(7, callSite),
    ...text(8, 'p'),
    ...text(10, 't'),
    ...text(10, 'u'),
  ]);
});

test('spans have a method and an order of fields of their own', () => {
  expect([...spanProfileMessage({ ...selection, maxNodes: 300, spanIds: ['s'] })]).toEqual([
    ...selected,
    ...text(3, 's'),
    ...times(4),
    ...number(6, 300),
    ...number(7, 2),
  ]);
});

test('a profile may be narrowed to a call site', () => {
  expect([...profileMessage({ ...selection, callSite: ['main', 'work'] })]).toEqual([
    ...selected,
    ...times(3),
    ...message(6, callSite),
  ]);
});
