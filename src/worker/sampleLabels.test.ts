import { SampleLabels } from './sampleLabels';

const thread = (value: string) => [{ name: 'thread', value }];
const own = thread('in the file');

test.each([
  ['the manifest', { manifestLabels: thread('stated'), pathLabels: thread('in the path') }, {}, 'stated'],
  ["the sample's own", { manifestLabels: [], pathLabels: thread('in the path') }, {}, 'in the file'],
  [
    'the path, before a root frame',
    { manifestLabels: [], pathLabels: thread('in the path') },
    { rootFrameLabels: ['thread'] },
    'in the path',
  ],
  ['the root frame', { manifestLabels: [], pathLabels: [] }, { rootFrameLabels: ['thread'] }, 'in the file'],
])('%s decides where nothing stronger speaks', (_, file, profile, value) => {
  expect(new SampleLabels(file, profile).reader(own)('thread')).toBe(value);
});

test('the path speaks for samples without the label', () => {
  const labels = new SampleLabels({ manifestLabels: [], pathLabels: thread('in the path') }, {});
  expect([labels.reader([])('thread'), labels.reader([])('region')]).toEqual(['in the path', '']);
});
