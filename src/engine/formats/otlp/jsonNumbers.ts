// Numbers of OpenTelemetry's messages: JSON writes those of 64 bits as text, and readMessage as bigints where they are large.
import { isFiniteNumber, type JsonObject } from '../jsonValue';

/** The list at a name, empty for anything else. */
export function listOf(object: JsonObject, name: string): readonly unknown[] {
  const value = object[name];
  return Array.isArray(value) ? value : [];
}

const WHOLE = /^-?\d{1,20}$/;

/** A whole number, exact; 0 for anything else, as absent numbers are. */
export function bigintOf(value: unknown): bigint {
  if (typeof value === 'bigint') {
    return value;
  }
  if (typeof value === 'string') {
    return WHOLE.test(value) ? BigInt(value) : 0n;
  }
  return isFiniteNumber(value) ? BigInt(Math.trunc(value)) : 0n;
}

/** A whole number, rounded where it is larger than 2^53. */
export function numberOf(value: unknown): number {
  if (typeof value === 'string') {
    return WHOLE.test(value) ? Number(value) : 0;
  }
  return isFiniteNumber(value) ? Math.trunc(value) : Number(bigintOf(value));
}
