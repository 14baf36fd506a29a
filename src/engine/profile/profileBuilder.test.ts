import { checkProfile } from './checkProfile';
import { ProfileBuilder } from './profileBuilder';

const CPU = { name: 'cpu', unit: 'nanoseconds' };

describe('ProfileBuilder', () => {
  it('keeps equal functions, frames, stacks and mappings once', () => {
    const builder = new ProfileBuilder([CPU]);
    const main = () => builder.addFunction({ name: 'main', fileName: 'a.go', startLine: 3 });
    expect(main()).toBe(main());
    expect(builder.addFunction({ name: 'main', fileName: 'b.go' })).toBe(1);
    const mapping = () => builder.addMapping({ fileName: 'app', buildId: 'x' });
    const frame = () => builder.addFrame(main(), { line: 7, mappingIndex: mapping() });
    expect(frame()).toBe(frame());
    expect(builder.addFrame(main(), { line: 8 })).toBe(1);
    expect(builder.addFrame(main(), { line: 8, inlined: true })).toBe(2);
    const stack = () => builder.addStack(-1, frame());
    expect(stack()).toBe(stack());
    builder.addSample(stack(), [5], [{ name: 'k', value: 'v' }]);
    builder.addSample(-1, [1]);
    const profile = builder.build({ format: 'test' });
    expect(checkProfile(profile)).toEqual([]);
    expect([profile.functions.length, profile.frames.length, profile.stacks.length, profile.mappings.length]).toEqual([
      2, 3, 1, 1,
    ]);
    expect(profile.samples.stackIndex).toEqual(Int32Array.of(0, -1));
    expect(profile.samples.labelSetIndex).toEqual(Int32Array.of(1, 0));
    expect(profile.samples.values).toEqual([Float64Array.of(5, 1)]);
  });

  it('puts samples in the order of their starts where those of a label set are not', () => {
    const builder = new ProfileBuilder([CPU]);
    const worker = [{ name: 'thread', value: 'worker' }];
    builder.addSample(-1, [1], [], 30);
    builder.addSample(-1, [2], worker, 20);
    expect(builder.build({ format: 'test' }).samples.startNs).toEqual(Float64Array.of(30, 20));
    builder.addSample(-1, [3], [], 20);
    builder.addSample(-1, [4], [], 10);
    const profile = builder.build({ format: 'test' });
    expect(checkProfile(profile)).toEqual([]);
    expect(profile.samples).toEqual({
      length: 4,
      stackIndex: Int32Array.of(-1, -1, -1, -1),
      labelSetIndex: Int32Array.of(0, 1, 0, 0),
      values: [Float64Array.of(4, 2, 3, 1)],
      startNs: Float64Array.of(10, 20, 20, 30),
    });
  });

  it('takes __proto__ for a name like any other', () => {
    const builder = new ProfileBuilder([CPU]);
    const row = builder.addFunction({ name: '__proto__', fileName: 'constructor' });
    const profile = builder.build({ format: 'test' });
    expect(profile.strings[profile.functions.name[row]]).toBe('__proto__');
    expect(profile.strings[profile.functions.fileName[row]]).toBe('constructor');
  });

  it('shows the last sample type first, as pprof does, unless told otherwise', () => {
    const types = [{ name: 'samples', unit: 'count' }, CPU];
    expect(new ProfileBuilder(types).build({ format: 'test' }).defaultSampleTypeIndex).toBe(1);
    expect(new ProfileBuilder(types).build({ format: 'test', defaultSampleTypeIndex: 0 }).defaultSampleTypeIndex).toBe(
      0
    );
  });
});
