// A fast part of `npm run explain:eval`, on seeds of its own: the method must not get worse unnoticed. The bars are lower than the
// evaluation's, because sixty incidents say less than thousands.
import { generateIncident } from './incident';
import { differenceOfShares, explanation, largestChange } from './methods';
import { isClear, runIncident, type Result } from './outcomes';
import { isRight, type NamedPart } from './scoring';

const FIRST_SEED = 300_001;
const INCIDENTS = 60;

const results = Array.from({ length: INCIDENTS }, (_, index) =>
  runIncident(FIRST_SEED + index, [explanation, largestChange, differenceOfShares])
);
const clear = results.filter(({ facts }) => isClear(facts));
const share = (counted: readonly Result[], isHit: (result: Result) => boolean) =>
  counted.filter(isHit).length / counted.length;

test('clear causes are named first, far more often than by change or by share alone', () => {
  const [ours, byChange, byShare] = [0, 1, 2].map((method) => share(clear, ({ outcomes }) => outcomes[method].isFirst));
  expect(clear.length).toBeGreaterThan(25);
  expect(ours).toBeGreaterThanOrEqual(0.9);
  expect(ours).toBeGreaterThan(byChange + 0.3);
  expect(ours).toBeGreaterThan(byShare + 0.05);
});

test('clear causes are among the first three and are said', () => {
  expect(share(clear, ({ outcomes }) => outcomes[0].isInThree)).toBeGreaterThanOrEqual(0.95);
  expect(share(clear, ({ outcomes }) => outcomes[0].confidence === 1)).toBeGreaterThanOrEqual(0.9);
});

test('without a cause nothing is explained, restarts and rollouts or not', () => {
  const quiet = results.filter(({ facts }) => facts.causes.length === 0);
  expect(quiet.length).toBeGreaterThan(6);
  expect(share(quiet, ({ outcomes }) => outcomes[0].confidence === 0)).toBeGreaterThanOrEqual(0.9);
});

test('the same seed makes the same incident and the same answer', () => {
  const text = () => JSON.stringify(generateIncident(FIRST_SEED).comparison);
  expect(text() === text()).toBe(true);
  expect(runIncident(FIRST_SEED, [explanation])).toEqual(runIncident(FIRST_SEED, [explanation]));
});

test('the planted cause itself is right, and a part of a pair is not', () => {
  const seed =
    results.find(({ facts }) => facts.causes[0]?.kind === 'pair' && facts.causes.length === 1)?.facts.seed ?? 0;
  const incident = generateIncident(seed);
  const { labelNames, values } = incident.windows.population;
  const parts: NamedPart[] = incident.causes[0].parts.map(({ label, code }) => ({
    label: labelNames[label],
    value: values[label][code],
  }));
  expect(isRight(incident, parts)).toBe(true);
  expect(isRight(incident, parts.slice(0, 1))).toBe(false);
});
