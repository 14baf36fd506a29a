import fc from 'fast-check';
import { parseSelector } from './parseSelector';
import { printSelector } from './printSelector';
import { type Matcher, type Selector } from './selector';

function parsed(text: string): Selector {
  const result = parseSelector(text);
  if (!result.ok) {
    throw new Error(result.error.message);
  }
  return result.value.matchers.map(({ name, operator, value }) => ({ name, operator, value }));
}

/** The error's sentence, and under the text the place that it points to. */
function refusal(text: string): string {
  const result = parseSelector(text);
  if (result.ok) {
    throw new Error(`${text} is a selector`);
  }
  const { message, from, to } = result.error;
  return `${text}\n${' '.repeat(from)}${'^'.repeat(Math.max(1, to - from))}\n${message}`;
}

describe('a selector', () => {
  test.each(['=', '!=', '=~', '!~'] as const)('has matchers with %s', (operator) => {
    expect(parsed(`{region${operator}"eu"}`)).toEqual([{ name: 'region', operator, value: 'eu' }]);
  });

  test('selects everything when it is empty', () => {
    expect([parsed(''), parsed('  '), parsed('{}'), parsed(' { } ')]).toEqual([[], [], [], []]);
  });

  test('may have white space anywhere and a comma at the end', () => {
    expect(parsed('\n{ a = "1" ,\tb!~"2" , }\n')).toEqual([
      { name: 'a', operator: '=', value: '1' },
      { name: 'b', operator: '!~', value: '2' },
    ]);
  });

  test('may have UTF-8 names in quotes', () => {
    expect(parsed('{"k8s.pod"="a", \'größe\'="b"}').map(({ name }) => name)).toEqual(['k8s.pod', 'größe']);
  });

  test('may hold the same name twice', () => {
    expect(parsed('{a!="1",a!="2"}')).toHaveLength(2);
  });

  test('says where its parts stand', () => {
    const text = '{"k8s.pod" =~ "a.*", b="c"}';
    const result = parseSelector(text);
    const cut = ({ from, to }: { from: number; to: number }) => text.slice(from, to);
    expect(
      result.ok &&
        result.value.matchers.map(({ nameAt, operatorAt, valueAt }) => [nameAt, operatorAt, valueAt].map(cut))
    ).toEqual([
      ['"k8s.pod"', '=~', '"a.*"'],
      ['b', '=', '"c"'],
    ]);
  });
});

describe('a quoted value', () => {
  test.each([
    [String.raw`"a\"b"`, 'a"b'],
    [String.raw`'it\'s'`, "it's"],
    [String.raw`"a\\b"`, 'a\\b'],
    [String.raw`"a\nb\tc"`, 'a\nb\tc'],
    [String.raw`"\x41\u00e9\U0001F6B2"`, 'Aé🚲'],
    [String.raw`"\xc3\xa9\101"`, 'éA'],
    ['`a\\nb"\n`', 'a\\nb"\n'],
    [`"it's"`, "it's"],
    [`'{a="b"}'`, '{a="b"}'],
    ['""', ''],
    ['"größe 🚲"', 'größe 🚲'],
  ])('%s is read by the rules of Prometheus', (literal, value) => {
    expect(parsed(`{a=${literal}}`)[0].value).toBe(value);
  });
});

describe('variables', () => {
  test.each(['$var', '${var}', '${var:regex}', '[[var]]', '[[var:regex]]', 'a-${var.text}-b'])(
    '%s stays in a value, quoted or bare',
    (variable) => {
      expect(parsed(`{region=~"${variable}", zone=${variable}}`).map(({ value }) => value)).toEqual([
        variable,
        variable,
      ]);
    }
  );

  test('a name may be a variable', () => {
    expect(parsed('{$name="a", ${name}="b", "[[name]]"="c"}').map(({ name }) => name)).toEqual([
      '$name',
      '${name}',
      '[[name]]',
    ]);
  });

  test('whole matchers and the whole selector may be variables', () => {
    const fragments = (text: string) => {
      const result = parseSelector(text);
      return result.ok && [result.value.fragments, result.value.matchers.length];
    };
    expect(fragments('$selector')).toEqual([[{ text: '$selector', from: 0, to: 9 }], 0]);
    expect(fragments('{a="b", ${filters:raw}}')).toEqual([[{ text: '${filters:raw}', from: 8, to: 22 }], 1]);
    expect(fragments('{[[filters]], a="b"}')).toEqual([[{ text: '[[filters]]', from: 1, to: 12 }], 1]);
  });

  test('a dollar at the end of an expression is no variable', () => {
    expect(parsed('{a=~"eu$"}')[0].value).toBe('eu$');
  });
});

describe('what is no selector is refused with a sentence and a place', () => {
  test.each([
    ['region="eu"', 'region="eu"\n^^^^^^\nA selector begins with {, for example {service_name="api"}.'],
    ['{region="eu"', '{region="eu"\n            ^\nThe selector has no closing }.'],
    ['{region="eu}', '{region="eu}\n        ^^^^\nThe text "eu} has no closing ".'],
    ['{region="eu" zone="b"}', '{region="eu" zone="b"}\n             ^^^^\nHere must be a comma or }.'],
    ['{region}', '{region}\n       ^\nAfter the label name region must come =, !=, =~ or !~.'],
    ['{region!"eu"}', '{region!"eu"}\n       ^\nAfter the label name region must come =, !=, =~ or !~.'],
    ['{region=}', '{region=}\n        ^\nAfter = must come a label value in quotes.'],
    ['{region==“eu”}', '{region==“eu”}\n        ^\nAfter = must come a label value in quotes.'],
    [
      '{region=eu-north}',
      '{region=eu-north}\n        ^^^^^^^^\nThe label value eu-north must be in quotes: "eu-north".',
    ],
    ['{k8s.pod="a"}', '{k8s.pod="a"}\n ^^^^^^^\nThe label name k8s.pod must be in quotes: "k8s.pod".'],
    ['{""="a"}', '{""="a"}\n ^^\nA label name must not be empty.'],
    ['{="a"}', '{="a"}\n ^\nHere must be a label name, for example service_name.'],
    ['{,}', '{,}\n ^\nHere must be a label name, for example service_name.'],
    ['{a="b"} x', '{a="b"} x\n        ^\nNothing may follow the closing }.'],
    ['{"a"}', '{"a"}\n    ^\nAfter the label name a must come =, !=, =~ or !~.'],
    [
      String.raw`{a="\d+"}`,
      String.raw`{a="\d+"}` +
        '\n    ^^\n' +
        String.raw`The escape \d means nothing in a label value. Write \\ for a backslash.`,
    ],
    [
      String.raw`{a="x\ud800"}`,
      String.raw`{a="x\ud800"}` +
        '\n     ^^^^^^\n' +
        String.raw`The escape \ud800 means nothing in a label value. Write \\ for a backslash.`,
    ],
    [
      String.raw`{a="\xff"}`,
      String.raw`{a="\xff"}` +
        '\n    ^^^^\n' +
        String.raw`The escape \xff means nothing in a label value. Write \\ for a backslash.`,
    ],
  ])('%s', (text, expected) => {
    expect(refusal(text)).toBe(expected);
  });

  test('a line end in double quotes', () => {
    expect(parseSelector('{a="b\nc"}')).toMatchObject({ ok: false, error: { from: 3, to: 5 } });
  });
});

describe('printing', () => {
  test('quotes what needs it and nothing else', () => {
    const selector: Matcher[] = [
      { name: 'service_name', operator: '=', value: 'a "b" \\ c\n' },
      { name: 'k8s.pod', operator: '=~', value: 'größe\u0000' },
    ];
    expect(printSelector(selector)).toBe(String.raw`{service_name="a \"b\" \\ c\n", "k8s.pod"=~"größe\x00"}`);
    expect(printSelector([])).toBe('{}');
  });

  test('a selector prints what it parsed', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('$var', '${var:regex}', '[[var]]', '"', "'", '`', '\\x41')
    );
    const matcher: fc.Arbitrary<Matcher> = fc.record({
      name: text.filter((name) => name !== ''),
      operator: fc.constantFrom('=', '!=', '=~', '!~'),
      value: text,
    });
    fc.assert(
      fc.property(fc.array(matcher, { maxLength: 5 }), (selector) => {
        expect(parsed(printSelector(selector))).toEqual(selector);
      }),
      { numRuns: 1000 }
    );
  });

  test('hostile text is refused or read, never thrown at', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      ',',
      '=',
      '!',
      '~',
      '"',
      "'",
      '`',
      '\\',
      'a',
      '$v',
      '${',
      '[[',
      ' ',
      '\n',
      '\ud800'
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const result = parseSelector(text);
        if (!result.ok) {
          expect(result.error.from).toBeGreaterThanOrEqual(0);
          expect(result.error.to).toBeLessThanOrEqual(text.length);
          expect(result.error.message).toMatch(/\.$/);
        }
      }),
      { numRuns: 1000 }
    );
  });
});
