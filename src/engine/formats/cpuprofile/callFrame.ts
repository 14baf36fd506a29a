// V8 names a call by its function, script and line, alike in CPU profiles, heap profiles and traces.
import { type ProfileBuilder } from '../../profile/profileBuilder';
import { isFiniteNumber, type JsonObject, lineOf, textOf } from '../jsonValue';

/** The row of the call's function; `firstLine` is the number that the format has for the first line of a file. */
export function addFunctionOfCall(builder: ProfileBuilder, call: JsonObject, firstLine: 0 | 1): number {
  const name = textOf(call.functionName);
  return builder.addFunction({
    name: name === '' ? '(anonymous)' : name,
    fileName: textOf(call.url),
    startLine: isFiniteNumber(call.lineNumber) ? lineOf(call.lineNumber + 1 - firstLine) : 0,
  });
}
