// Attributes of OpenTelemetry as labels.
import { isObject } from '../jsonValue';

/** `service.name` → `service_name`: the names that Prometheus and Pyroscope give them, with `_` for what no label name may hold. */
export function labelName(key: string): string {
  return key.replace(/[^A-Za-z0-9_]/g, '_');
}

/** The text of a value, undefined for lists, maps and bytes, which are not one value. */
export function attributeText(value: unknown, stringAt: (index: unknown) => string): string | undefined {
  const { stringValue, boolValue, intValue, doubleValue, stringValueStrindex } = isObject(value) ? value : {};
  if (stringValueStrindex !== undefined) {
    return stringAt(stringValueStrindex);
  }
  const scalar = [stringValue, boolValue, intValue, doubleValue].find((candidate) => candidate !== undefined);
  return typeof scalar === 'object' || scalar === undefined ? undefined : String(scalar);
}
