// OpenTelemetry's profiles as the detector knows them: one JSON object, one object per line as collectors write them to files, or
// protocol buffers, alone or each behind its length.
import { DecodeError } from '../decodeError';
import { type Format } from '../format';
import { type Input } from '../input';
import { hasMembers } from '../jsonOutline';
import { isObject, type JsonObject, parseJson } from '../jsonValue';
import { ProtobufReader } from '../pprof/protobufReader';
import { forEachLine } from '../textLines';
import { decodeMessages, lacksDictionary } from './decodeOtlp';
import { profilesData } from './otlpSchema';
import { OTLP, readMessage } from './readMessage';
import { hasDictionary, looksLikeProfilesData, splitByLengths } from './recognizeOtlp';

export const otlpJsonFormat: Format = {
  name: OTLP,
  recognizes: (input) => hasMembers(input, 'resourceProfiles'),
  decode: (input) => {
    const { messages, notices } = readJson(input);
    return decodeMessages(messages, notices);
  },
};

export const otlpProtobufFormat: Format = {
  name: OTLP,
  recognizes: ({ bytes }) => looksLikeProfilesData(bytes) || splitByLengths(bytes).some(looksLikeProfilesData),
  decode: ({ bytes }) => {
    const messages = looksLikeProfilesData(bytes) ? [bytes] : splitByLengths(bytes);
    if (!messages.every(hasDictionary)) {
      throw lacksDictionary();
    }
    return decodeMessages(
      messages.map((content) => readMessage(new ProtobufReader(content, 0, content.length, OTLP), profilesData)),
      []
    );
  },
};

interface ReadJson {
  readonly messages: readonly JsonObject[];
  readonly notices: readonly string[];
}

/** Lines that are not whole, as the last one of a file that is still written, are left out. Throws a DecodeError where none is. */
function readJson({ text: input }: Input): ReadJson {
  const { text = '', damagedCount = 0 } = input ?? {};
  const notices = damagedCount === 0 ? [] : [`${damagedCount} letters could not be read and are shown as \uFFFD.`];
  const lines: string[] = [];
  forEachLine(text, (line) => {
    if (line.trim() !== '') {
      lines.push(line);
    }
  });
  if (lines.length > 1 && /\}\s*$/.test(lines[0])) {
    const messages = lines.flatMap(parseLine);
    const lost = lines.length - messages.length;
    return { messages, notices: lost === 0 ? notices : [...notices, `${lost} lines are not whole and were left out.`] };
  }
  const message = parseJson(text, OTLP);
  return { messages: isObject(message) ? [message] : [], notices };
}

function parseLine(line: string): readonly JsonObject[] {
  try {
    const message = parseJson(line, OTLP);
    return isObject(message) ? [message] : [];
  } catch (error) {
    if (error instanceof DecodeError) {
      return [];
    }
    throw error;
  }
}
