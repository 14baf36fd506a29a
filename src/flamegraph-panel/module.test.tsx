import {
  type DataFrame,
  FieldConfigProperty,
  type PanelModel,
  PanelOptionsEditorBuilder,
  standardEditorsRegistry,
  standardFieldConfigEditorRegistry,
  toDataFrame,
} from '@grafana/data';
import { addFlameGraphOptions, defaultOptions, type FlameGraphOptions, viewOptionsOf } from './options';
import { plugin } from './module';

jest.mock('react-inlinesvg', () => () => null);

// Grafana registers its editors when it starts; here it is enough that there are some of these names.
const editor = () => null;
standardEditorsRegistry.setInit(() =>
  ['select', 'multi-select', 'radio', 'boolean', 'text'].map((id) => ({ id, name: id, editor }))
);
standardFieldConfigEditorRegistry.setInit(() =>
  Object.values(FieldConfigProperty).map((id) => ({
    id,
    path: id,
    name: id,
    editor,
    override: editor,
    process: (value: unknown) => value,
    shouldApply: () => true,
  }))
);

/** A core panel as a dashboard stores it. */
const stored: PanelModel<FlameGraphOptions> & { readonly type: string } = {
  id: 7,
  type: 'flamegraph',
  title: 'CPU',
  options: defaultOptions,
  fieldConfig: { defaults: { unit: 'ns', decimals: 2 }, overrides: [] },
};

function changedFrom(previousId: string, previous: object) {
  const panel = { ...stored };
  const options = plugin.onPanelTypeChanged?.(panel, previousId, previous, stored.fieldConfig);
  // Unit, decimals and links are Grafana's to carry over.
  expect(panel.fieldConfig).toBe(stored.fieldConfig);
  return options;
}

describe('a panel whose type changes', () => {
  test("of Grafana's own flame graph keeps the one option that it has", () => {
    const options = changedFrom('flamegraph', { showFlameGraphOnly: true });
    expect(options).toEqual({ shown: 'flameGraph' });
    expect(viewOptionsOf({ ...defaultOptions, ...options }).shown).toEqual(['flameGraph']);
  });

  test.each([[{ showFlameGraphOnly: false }], [{}], [{ showFlameGraphOnly: 'yes' }]])(
    "of Grafana's own with %j begins with our choices",
    (previous) => {
      expect(changedFrom('flamegraph', previous)).toEqual({});
    }
  );

  test('of another panel begins with our choices', () => {
    expect(changedFrom('timeseries', { showFlameGraphOnly: true })).toEqual({});
  });
});

describe('the options', () => {
  const editors = () => {
    const builder = new PanelOptionsEditorBuilder<FlameGraphOptions>();
    addFlameGraphOptions(builder);
    return builder.getItems();
  };
  const editorOf = (path: string) => {
    const found = editors().find((editor) => editor.path === path);
    if (found === undefined) {
      throw new Error(`No editor for ${path}.`);
    }
    return found;
  };
  const offered = (path: string): readonly unknown[] =>
    editorOf(path).settings.options.map(({ value }: { readonly value: unknown }) => value);

  test('can each be set, and what the editor starts with is what the panel starts with', () => {
    const starts = Object.fromEntries(editors().map(({ path, defaultValue }) => [path, defaultValue]));
    expect(starts).toEqual(defaultOptions);
  });

  test('offer views by names that each lead to views of their own', () => {
    const views = offered('shown').map((shown) => viewOptionsOf({ ...defaultOptions, shown: String(shown) }).shown);
    expect(new Set(views.map(String)).size).toBe(views.length);
  });

  test('of an older dashboard, or written by hand, fall back to what is known', () => {
    const shown = viewOptionsOf({ ...defaultOptions, shown: 'pie', columns: [], diffColumns: [] });
    expect(shown).toMatchObject({ shown: ['table', 'flameGraph'], columns: ['self', 'total'], diffColumns: ['total'] });
  });

  test('name the queries that can be the baseline, each once', async () => {
    const data: DataFrame[] = ['A', 'B', 'B'].map((refId) => ({ ...toDataFrame({ fields: [] }), refId }));
    const choices = await editorOf('baseline').settings.getOptions({ data });
    expect(choices.map(({ label }: { readonly label: string }) => label)).toEqual([
      'The first of two profiles',
      'None: one profile at a time',
      'Query A',
      'Query B',
    ]);
  });
});

test('unit, decimals and links are the field options that mean something here', () => {
  const ids = plugin.fieldConfigRegistry.list().map(({ id }) => id);
  expect(ids.sort()).toEqual(['decimals', 'links', 'unit']);
});
