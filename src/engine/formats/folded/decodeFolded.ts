// Folded stacks: text → Profile. One line is one stack from the root, a space and a number.
//
// What the format cannot say: a `;` inside a name (`[u8; 8]`) splits the name, and a last frame that ends in a space and a number
// is told from a second count only by the other lines.
import { type SampleType, type Profile } from '../../profile/profile';
import { ProfileBuilder } from '../../profile/profileBuilder';
import { DecodeError } from '../decodeError';
import { type DecodeOptions, type Format } from '../format';
import { type Input } from '../input';
import { forEachLine } from '../textLines';
import { countTrailingNumbers, isSkipped, splitLine } from './foldedLine';
import { parseFrameText } from './frameText';
import { FOLDED_ROOT_FRAMES } from './rootLabels';
import { StackReader, type StackDialect } from './stackReader';

/** Lines of folded stacks that a text must have, as a part of its lines, to be taken for one. */
const READABLE_SHARE = 0.9;
const DIALECT: StackDialect = { parseFrame: parseFrameText, rootFrames: FOLDED_ROOT_FRAMES, hasLineFrames: false };
const CPU: SampleType = { name: 'cpu', unit: 'nanoseconds' };

export const foldedFormat: Format = {
  name: 'folded',
  recognizes: (input) => input.text !== undefined && isFolded(surveyLines(input.text.text)),
  decode: decodeFolded,
};

/** So many lines tell a log by its first words: a date, an address, a bullet. Any of them may end in a number, as stacks do. */
const LOOKED_AT = 64;
const LOGGED =
  /^(?:\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d|(?:\d{1,3}\.){3}\d{1,3} |[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d |[-*] )/;

interface Survey {
  /** Lines that are neither blank nor comments. */
  readonly lineCount: number;
  /** How many of them end in at least one number. */
  readonly readableCount: number;
  /** How many numbers all readable lines end in, at most three. */
  readonly numberCount: number;
  readonly hasSeveralFrames: boolean;
  /** How many of the first lines begin as lines of a log do. */
  readonly loggedCount: number;
  /** True if the last line has no line end and no number: the file was cut off in its middle. */
  readonly isCutOff: boolean;
}

function surveyLines(text: string): Survey {
  let lineCount = 0;
  let readableCount = 0;
  let numberCount = 3;
  let hasSeveralFrames = false;
  let isLastReadable = true;
  let loggedCount = 0;
  forEachStackLine(text, (line) => {
    lineCount++;
    loggedCount += lineCount <= LOOKED_AT && LOGGED.test(line) ? 1 : 0;
    // One number is enough to know once any line had no more.
    const numbers = countTrailingNumbers(line, numberCount);
    isLastReadable = numbers > 0;
    if (isLastReadable) {
      readableCount++;
      numberCount = numbers;
      hasSeveralFrames ||= line.includes(';');
    }
  });
  const isCutOff = !isLastReadable && !text.endsWith('\n');
  return { lineCount, readableCount, numberCount, hasSeveralFrames, loggedCount, isCutOff };
}

function isFolded({ lineCount, readableCount, hasSeveralFrames, loggedCount, isCutOff }: Survey): boolean {
  const wholeCount = isCutOff ? lineCount - 1 : lineCount;
  return (
    readableCount > 0 &&
    loggedCount * 2 <= Math.min(lineCount, LOOKED_AT) &&
    (readableCount === lineCount || (hasSeveralFrames && readableCount >= wholeCount * READABLE_SHARE))
  );
}

/** Throws a DecodeError for lines of three numbers, which are another format. */
function decodeFolded(input: Input, { periodNs }: DecodeOptions): Profile {
  const { text, damagedCount } = input.text ?? { text: '', damagedCount: 0 };
  const survey = surveyLines(text);
  if (survey.numberCount > 2) {
    throw new DecodeError(
      'folded',
      -1,
      'has three numbers in every line',
      'Record it again with one number per stack.'
    );
  }
  const sampleTypes = sampleTypesOf(survey.numberCount, periodNs);
  const builder = new ProfileBuilder(sampleTypes);
  const stacks = new StackReader(builder, DIALECT);
  const factor = periodNs ?? 1;
  let inexactCount = 0;
  forEachStackLine(text, (line) => {
    if (countTrailingNumbers(line, 1) === 1) {
      const { stack, values } = splitLine(line, survey.numberCount);
      const scaled = values.map((value) => value * factor);
      inexactCount += scaled.filter((value) => Math.abs(value) > Number.MAX_SAFE_INTEGER).length;
      const { row, labels } = stacks.read(stack);
      builder.addSample(row, scaled, labels);
    }
  });
  return builder.build({
    format: 'folded',
    periodType: periodNs === undefined ? undefined : CPU,
    period: periodNs,
    rootFrameLabels: stacks.rootFrameLabels,
    notices: noticesOf(survey, damagedCount, inexactCount),
  });
}

/** Two numbers are the two sides of a diff; the comparison, being last, is shown first. */
function sampleTypesOf(numberCount: number, periodNs: number | undefined): readonly SampleType[] {
  const unit = periodNs === undefined ? 'count' : CPU.unit;
  if (numberCount === 2) {
    return [
      { name: 'baseline', unit },
      { name: 'comparison', unit },
    ];
  }
  return [periodNs === undefined ? { name: 'samples', unit } : CPU];
}

function noticesOf({ lineCount, readableCount }: Survey, damagedCount: number, inexactCount: number): string[] {
  const notices: string[] = [];
  if (readableCount < lineCount) {
    notices.push(`${lineCount - readableCount} of ${lineCount} lines do not end in a number and were left out.`);
  }
  if (inexactCount > 0) {
    notices.push(`${inexactCount} values are larger than 2^53 and were rounded.`);
  }
  if (damagedCount > 0) {
    notices.push(`${damagedCount} letters could not be read and are shown as \uFFFD.`);
  }
  return notices;
}

/** Calls `visit` for every line that says something. */
function forEachStackLine(text: string, visit: (line: string) => void): void {
  forEachLine(text, (line) => {
    if (!isSkipped(line)) {
      visit(line);
    }
  });
}
