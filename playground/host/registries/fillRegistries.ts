// Fills the registries of @grafana/data that core fills. Empty ones make a panel plugin throw while its options are
// built, or drop the units and limits of a dashboard silently. The playground has no panel editor, so every editor in
// them draws nothing: only the ids and the processors count.
import {
  displayNameOverrideProcessor,
  dataLinksOverrideProcessor,
  FieldType,
  identityOverrideProcessor,
  numberOverrideProcessor,
  standardEditorsRegistry,
  standardFieldConfigEditorRegistry,
  standardTransformers,
  standardTransformersRegistry,
  stringOverrideProcessor,
  thresholdsOverrideProcessor,
  ThresholdsMode,
  unitOverrideProcessor,
  valueMappingsOverrideProcessor,
  type DataTransformerInfo,
  type FieldConfigPropertyItem,
  type TransformerRegistryItem,
} from '@grafana/data';

/** To be called before the first plugin is imported: options are built while a module runs. */
export function fillRegistries(): void {
  standardEditorsRegistry.setInit(() => editorIds.map((id) => ({ id, name: id, editor: NoEditor })));
  standardFieldConfigEditorRegistry.setInit(() => [...fieldConfigProperties]);
  standardTransformersRegistry.setInit(() => [...transformers()]);
}

function NoEditor() {
  return null;
}

/** What the option builders of @grafana/data ask for by id, and the editors of the standard field options. */
const editorIds = [
  'number',
  'slider',
  'text',
  'strings',
  'select',
  'multi-select',
  'radio',
  'boolean',
  'color',
  'unit',
  'field-name',
  'timezone',
  'dashboard-uid',
  'fieldColor',
  'thresholds',
  'mappings',
  'links',
  'actions',
  'stats-picker',
] as const;

type Process = FieldConfigPropertyItem['process'];

/** One option of `fieldConfig.defaults`; `appliesTo` names the kinds of fields it is for (all without it). */
export function fieldConfigProperty(
  id: string,
  process: Process,
  extra: Partial<FieldConfigPropertyItem> = {},
  appliesTo?: readonly FieldType[]
): FieldConfigPropertyItem {
  return {
    id,
    path: id,
    name: id,
    editor: NoEditor,
    override: NoEditor,
    process,
    shouldApply: ({ type }) => appliesTo === undefined || appliesTo.includes(type),
    ...extra,
  };
}

const numeric = [FieldType.number];

const defaultThresholds = {
  mode: ThresholdsMode.Absolute,
  steps: [
    { value: -Infinity, color: 'green' },
    { value: 80, color: 'red' },
  ],
};

const fieldConfigProperties: readonly FieldConfigPropertyItem[] = [
  fieldConfigProperty('displayName', displayNameOverrideProcessor),
  fieldConfigProperty('unit', unitOverrideProcessor, {}, [FieldType.number, FieldType.enum]),
  fieldConfigProperty('min', numberOverrideProcessor, {}, numeric),
  fieldConfigProperty('max', numberOverrideProcessor, {}, numeric),
  fieldConfigProperty('decimals', numberOverrideProcessor, {}, numeric),
  fieldConfigProperty('noValue', stringOverrideProcessor),
  fieldConfigProperty('color', identityOverrideProcessor),
  fieldConfigProperty('thresholds', thresholdsOverrideProcessor, { defaultValue: defaultThresholds }, numeric),
  fieldConfigProperty('mappings', valueMappingsOverrideProcessor, { defaultValue: [] }),
  fieldConfigProperty('links', dataLinksOverrideProcessor, { defaultValue: [] }),
  fieldConfigProperty('filterable', identityOverrideProcessor),
];

function transformers(): readonly TransformerRegistryItem[] {
  // Some are there under an older name too, and a registry refuses an id that it has.
  const distinct = new Map(
    Object.values(standardTransformers).map((transformation) => [transformation.id, transformation])
  );
  return [...distinct.values()].map((transformation) => ({
    id: transformation.id,
    name: transformation.name,
    transformation: resolvable(transformation),
    editor: NoEditor,
    imageDark: '',
    imageLight: '',
  }));
}

/** The readers of Grafana 13 call it; those of Grafana 12 take the operator and its options from it. */
function resolvable(transformation: DataTransformerInfo) {
  const { operator, defaultOptions } = transformation;
  return Object.assign(() => Promise.resolve(transformation), { operator, defaultOptions });
}
