import { readFileSync } from 'node:fs';
import { buildCallTree } from '../../tree/buildCallTree';
import { treeToText } from '../../tree/treeText';
import { DecodeError } from '../decodeError';
import { decodeProfile } from '../decodeProfile';

const decode = (file: object) => decodeProfile(Buffer.from(JSON.stringify(file)));
const FILE = {
  version: 0,
  costs: [{ description: 'Memory', unit: 'bytes' }],
  functions: [{ name: 'main', module: 'app.py' }, { name: 'read' }],
  events: [{ callchain: [1, 0], cost: [40] }],
};

test('events are whole stacks: nothing is made up', () => {
  const profile = decodeProfile(readFileSync('testdata/gprof2dot/rides.gprof2dot.json'));
  expect(profile).toMatchObject({ format: 'gprof2dot', approximate: false });
  expect(profile.callGraph).toBeUndefined();
  expect(profile.sampleTypes).toEqual([{ name: 'samples', unit: 'count' }]);
  expect(treeToText(buildCallTree(profile, 0))).toBe(
    [
      '- total (total: 480, self: —)',
      '  - <module> [app] (total: 480, self: —)',
      '    - bike [app] (total: 20, self: —)',
      '      - order_bike [app] (total: 20, self: —)',
      '        - find_nearest_vehicle [app] (total: 20, self: 20)',
      '    - car [app] (total: 460, self: —)',
      '      - order_car [app] (total: 460, self: —)',
      '        - find_nearest_vehicle [app] (total: 460, self: 40)',
      '          - check_driver_availability [app] (total: 420, self: 20)',
      '            - mutex_lock [app] (total: 400, self: 400)',
    ].join('\n')
  );
});

test('costs say what they are: bytes, times in any unit', () => {
  expect(decode(FILE).sampleTypes).toEqual([{ name: 'memory', unit: 'bytes' }]);
  const timed = decode({ ...FILE, costs: [{ description: 'Time', unit: 'ms' }] });
  expect(timed.sampleTypes).toEqual([{ name: 'wall', unit: 'nanoseconds' }]);
  expect(timed.samples.values[0][0]).toBe(40e6);
});

test.each([
  [{ costs: [] }, 'has 0 costs'],
  [{ events: 3 }, 'lacks its list'],
  [{ events: [{ callchain: [7], cost: [1] }] }, 'names the function 7 of 2'],
  [{ events: [{ callchain: 'x', cost: [1] }] }, 'has the event 1 without'],
])('is refused: %j', (more, message) => {
  // The name of the key is what tells the format.
  const text = JSON.stringify({ note: 'callchain', ...FILE, ...more }).replace('"note":"callchain"', '"callchain":0');
  expect(() => decodeProfile(Buffer.from(text))).toThrow(DecodeError);
  expect(() => decodeProfile(Buffer.from(text))).toThrow(message);
});
