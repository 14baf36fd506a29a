import { parseArguments } from './arguments';

describe('the command line of inspect', () => {
  it('is a file, with or without a type and a number of functions', () => {
    expect(parseArguments(['cpu.pprof'])).toEqual({
      ok: true,
      value: { file: 'cpu.pprof', type: undefined, top: undefined, to: undefined, clock: undefined },
    });
    expect(parseArguments(['--top', '5', 'cpu.pprof', '--type=a:b:c:d:e'])).toEqual({
      ok: true,
      value: { file: 'cpu.pprof', type: 'a:b:c:d:e', top: 5, to: undefined, clock: undefined },
    });
    expect(parseArguments(['cpu.pprof', '--to', 'folded'])).toMatchObject({ ok: true, value: { to: 'folded' } });
  });

  it.each([
    [[], 'Name one file, not 0.'],
    [['a', 'b'], 'Name one file, not 2.'],
    [['a', '--top', 'many'], '--top takes a whole number, not "many".'],
    [['a', '--top', '-1'], '--top'],
    [['a', '--colour'], '--colour'],
    [['a', '--clock', 'sun'], '--clock takes wall or cpu, not "sun".'],
    [['a', '--to', 'svg'], '--to takes pprof, folded, speedscope, not "svg".'],
  ])('is refused with a sentence and the usage: %j', (words, sentence) => {
    const result = parseArguments(words);
    expect(result.ok).toBe(false);
    expect(!result.ok && result.error).toContain(sentence);
    expect(!result.ok && result.error).toContain('Usage: npm run -s inspect');
  });
});
