import { parseMetricSelector, parsePromql } from './promql';
import { PromqlError } from './promqlTokens';

const name = { name: '__name__', operator: '=', value: 'm' };

describe('understands', () => {
  it('a selector', () => {
    expect(parsePromql(`m{a="b", c!='d' ,e=~\`x.+\`,f!~"y\\"z\\\\w",}`)).toEqual({
      kind: 'selector',
      matchers: [
        name,
        { name: 'a', operator: '=', value: 'b' },
        { name: 'c', operator: '!=', value: 'd' },
        { name: 'e', operator: '=~', value: 'x.+' },
        { name: 'f', operator: '!~', value: 'y"z\\w' },
      ],
    });
  });

  it('the rate of one', () => {
    expect(parsePromql('rate(m[1m30s])')).toEqual({
      kind: 'rate',
      selector: { kind: 'selector', matchers: [name] },
      windowMs: 90_000,
    });
  });

  it.each(['sum by (a, b) (rate(m[5m]))', 'sum(rate(m[5m])) by (a,b)', ' sum by(a,b,)(rate( m [ 5m ] )) '])(
    'a sum: %s',
    (query) => {
      expect(parsePromql(query)).toMatchObject({
        kind: 'sum',
        by: ['a', 'b'],
        of: { kind: 'rate', windowMs: 300_000 },
      });
    }
  );

  it('a sum of everything', () => {
    expect(parsePromql('sum(m)')).toMatchObject({ kind: 'sum', by: [], of: { kind: 'selector' } });
  });

  it('names that are also words of the language', () => {
    expect(parsePromql('sum{by="x"}')).toMatchObject({ kind: 'selector' });
    expect(parsePromql('{__name__="m"}')).toMatchObject({ kind: 'selector' });
  });
});

describe('says what it does not understand', () => {
  it.each([
    ['', /^1:1: parse error: expected a metric: the playground only evaluates/],
    ['m offset 5m', /^1:3: parse error: unexpected "offset": the playground only evaluates/],
    ['m / n', /^1:3: .*unexpected "\/"/],
    ['irate(m[5m])', /^1:1: .*"irate" is not supported: .*start it with --prometheus URL/],
    ['sum by (a) (sum(m))', /"sum" is not supported/],
    ['rate(m)', /expected "\[" instead of "\)"/],
    ['rate(m[0s])', /"0s" is not a duration greater than 0/],
    ['rate(m[5x])', /"5x" is not a duration/],
    ['m{a="b}', /^1:5: parse error: unterminated quoted string/],
    ['m{a==b}', /expected one of = != =~ !~ instead of "=="/],
    ['m{a="b"', /expected "," instead of "end of query"/],
    ['{a=~".*"}', /at least one non-empty matcher/],
    ['m{a=~"("}', /only valid regexes/],
    ['m{a="}"} }', /unexpected "}"/],
  ])('%s', (query, sentence) => {
    expect(() => parsePromql(query)).toThrow(PromqlError);
    expect(() => parsePromql(query)).toThrow(sentence);
  });

  it('takes nothing but a selector where one is asked for', () => {
    expect(() => parseMetricSelector('rate(m[5m])')).toThrow(PromqlError);
  });
});
