// The picture before what can wait for it.
import { startTransition, useLayoutEffect, useState } from 'react';

/** The callbacks of a frame run before it is painted, and what is painted is on the screen a frame later. */
const FRAMES_TO_SCREEN = 3;

/** False until the first picture is on the screen, and then true. */
export function useAfterPaint(): boolean {
  const [isPainted, setPainted] = useState(false);
  useLayoutEffect(() => {
    let frames = 0;
    const onFrame = () => {
      frames++;
      if (frames === FRAMES_TO_SCREEN) {
        startTransition(() => setPainted(true));
      } else {
        request = requestAnimationFrame(onFrame);
      }
    };
    let request = requestAnimationFrame(onFrame);
    return () => cancelAnimationFrame(request);
  }, []);
  return isPainted;
}
