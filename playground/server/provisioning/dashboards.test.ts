import { fillInputs } from './dashboards';
import type { DataSource } from './dataSource';

const dataSource = (uid: string, type: string, isDefault = false): DataSource => ({
  ...{ uid, name: uid, type, url: '', isDefault, basicAuth: false, basicAuthUser: '' },
  ...{ withCredentials: false, version: 1, jsonData: {}, secureJsonData: {} },
});

const input = (name: string, pluginId: string) => ({ name, type: 'datasource', pluginId });

it('puts the asked kind of data source where a shared dashboard names its input', () => {
  const dashboard = {
    __inputs: [input('DS_PROFILES', 'flame'), { name: 'VAR_TOP', type: 'constant', value: '10' }],
    __requires: [],
    title: 'Top ${VAR_TOP}',
    panels: [{ datasource: { uid: '${DS_PROFILES}' }, targets: [{ expr: '${region} $__interval' }] }],
  };
  expect(fillInputs(dashboard, [dataSource('m', 'prometheus'), dataSource('p', 'flame')])).toEqual({
    title: 'Top 10',
    panels: [{ datasource: { uid: 'p' }, targets: [{ expr: '${region} $__interval' }] }],
  });
});

it('prefers the default among several', () => {
  const dashboard = { __inputs: [input('DS', 'flame')], uid: '${DS}' };
  expect(fillInputs(dashboard, [dataSource('a', 'flame'), dataSource('b', 'flame', true)])).toEqual({ uid: 'b' });
});
