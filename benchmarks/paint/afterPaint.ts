// When a picture is on the screen: the frame after the one that drew it has begun.

/** Resolves once what was drawn or scheduled until now has been painted. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      // The message arrives after this frame's paint; a timer would wait at least a millisecond more.
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        channel.port1.close();
        resolve();
      };
      channel.port2.postMessage(undefined);
    });
  });
}
