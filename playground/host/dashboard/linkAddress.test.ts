import { linkAddress } from './linkAddress';

const search = '?from=1&to=2&var-a=x&var-a=y&viewPanel=3';

test.each([
  [true, true, '/d/other?from=1&to=2&var-a=x&var-a=y'],
  [true, false, '/d/other?from=1&to=2'],
  [false, true, '/d/other?var-a=x&var-a=y'],
  [false, false, '/d/other'],
])('time goes along: %s, variables: %s', (keepTime, includeVars, address) => {
  expect(linkAddress({ url: '/d/other', keepTime, includeVars }, search)).toBe(address);
});
