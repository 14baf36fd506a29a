// Links as alerts carry them. tests/oracles/alerting.oracle.ts holds the same against Prometheus' own rendering.
import { openedAt, renderedLink } from './renderedLink';

test('labels stand where the template names them, escaped so that nothing in them can end the parameter', () => {
  const labels = { service: 'a&b=c d', region: "eu/north+1%(ü)'*!" };
  expect(renderedLink('/open?s={{ $labels.service | urlquery }}&r={{$labels.region|urlquery}}', labels)).toBe(
    '/open?s=a%26b%3Dc+d&r=eu%2Fnorth%2B1%25%28%C3%BC%29%27%2A%21'
  );
});

test('a label without urlquery stays as it is, and one that the alert lacks is nothing', () => {
  expect(renderedLink('{{ $labels.a }}|{{ $labels.b }}|', { a: 'x y' })).toBe('x y||');
});

test('what is not a label is refused rather than left in the link', () => {
  expect(() => renderedLink('/open?v={{ $value }}', {})).toThrow('{{ $value }}');
  expect(() => renderedLink('/open?v={{ $labels.a | toUpper }}', { a: 'x' })).toThrow('toUpper');
});

test('relative times become the moments that they are when the link is followed', () => {
  expect(openedAt('/open?title=now-3m&from=now-3m&to=now', 1_000_000)).toBe(
    '/open?title=now-3m&from=820000&to=1000000'
  );
  expect(openedAt('/open?from=now-2h&to=now-90s', 10_000_000)).toBe('/open?from=2800000&to=9910000');
});

test('times that are fixed already stay', () => {
  expect(openedAt('/open?from=5&to=2026-11-21', 1_000_000)).toBe('/open?from=5&to=2026-11-21');
});
