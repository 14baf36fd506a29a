// The texts that Go writes of its profiles: dumps of goroutines (`debug=2`, and a program that panics), counted stacks (`debug=1`), and
// what `go tool pprof -raw` prints.
import { type Profile } from '../../profile/profile';
import { DecodeError } from '../decodeError';
import { type Format } from '../format';
import { type Input } from '../input';
import { headOf } from '../textLines';
import { decodeCountedStacks, isCountedStacks } from './countedStacks';
import { decodeGoroutines, isGoroutineDump } from './goroutineDump';
import { decodeRawText, isRawText } from './rawText';

export const goTextFormat: Format = {
  name: 'Go text',
  recognizes: ({ text }) => {
    const head = text === undefined ? '' : headOf(text.text);
    return isGoroutineDump(head) || isCountedStacks(head) || isRawText(head);
  },
  decode: decodeGoText,
};

/** Throws a DecodeError for a text without any stack. */
function decodeGoText(input: Input): Profile {
  const text = input.text?.text ?? '';
  const head = headOf(text);
  const profile = isCountedStacks(head)
    ? decodeCountedStacks(text)
    : isRawText(head)
      ? decodeRawText(text)
      : decodeGoroutines(text);
  if (profile.samples.length === 0) {
    throw new DecodeError('Go text', -1, 'has no stack', 'Nothing may have been recorded yet: take the profile again.');
  }
  return profile;
}
