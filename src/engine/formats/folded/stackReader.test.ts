import { ProfileBuilder } from '../../profile/profileBuilder';
import { parseFrameText } from './frameText';
import { StackReader } from './stackReader';

describe('reading stacks', () => {
  it('takes each text apart once, however many stacks hold it', () => {
    let parsed = 0;
    let tried = 0;
    class CountedPattern extends RegExp {
      override exec(text: string): RegExpExecArray | null {
        tried++;
        return super.exec(text);
      }
    }
    const reader = new StackReader(new ProfileBuilder([{ name: 'samples', unit: 'count' }]), {
      parseFrame: (text) => {
        parsed++;
        return parseFrameText(text);
      },
      rootFrames: [{ pattern: new CountedPattern(/^tid:(\d+)$/), names: ['thread_id'] }],
      hasLineFrames: false,
    });
    for (let stack = 0; stack < 1000; stack++) {
      reader.read(`tid:${stack % 2};main;work_${stack % 10};hash`);
    }
    // main, ten times work, hash; two threads, and main behind them.
    expect([parsed, tried]).toEqual([12, 3]);
  });

  it('keeps a frame and its line apart from a frame of the same text', () => {
    const reader = new StackReader(new ProfileBuilder([{ name: 'samples', unit: 'count' }]), {
      parseFrame: parseFrameText,
      rootFrames: [],
      hasLineFrames: true,
    });
    const rows = ['spin (a.py);L9', 'spin (a.py)', 'spin (a.py);L10', 'spin (a.py);L9'].map(
      (stack) => reader.read(stack).row
    );
    expect(rows).toEqual([0, 1, 2, 0]);
  });
});
