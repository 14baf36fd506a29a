import { FieldType, toDataFrame, transformDataFrame } from '@grafana/data';
import { firstValueFrom } from 'rxjs';
import { fillRegistries } from './fillRegistries';

it('lets a transformation of a dashboard run', async () => {
  // What @grafana/data looks for to know whether Scenes replaces variables.
  Object.assign(globalThis, { window: {} });
  fillRegistries();
  const frame = toDataFrame({
    fields: [
      { name: 'time', type: FieldType.time, values: [1, 2] },
      { name: 'value', type: FieldType.number, values: [3, 4] },
    ],
  });
  const rename = { id: 'organize', options: { renameByName: { value: 'cores' } } };
  const [renamed] = await firstValueFrom(transformDataFrame([rename], [frame]));
  expect(renamed.fields.map(({ name, config }) => config.displayName ?? name)).toEqual(['time', 'cores']);
});
