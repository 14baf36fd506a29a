// Tells the dashboard's other panels which function is hovered or pinned here, and hears it from them.
import { type EventBus } from '@grafana/data';
import { useCallback, useEffect, useRef, useState } from 'react';
import { FunctionEvent, type FunctionEventPayload } from '../views/profile/functionEvent';
import { type PathStep } from '../views/profile/functionPath';

interface HeardFunctions {
  readonly hovered?: PathStep;
  readonly pinned?: PathStep;
}

export interface FunctionEvents {
  /** What another panel highlights: what is hovered there, else what is pinned there. */
  readonly highlighted: PathStep | undefined;
  readonly onHover: (hovered: PathStep | undefined) => void;
}

export function useFunctionEvents(eventBus: EventBus, pinned: PathStep | undefined): FunctionEvents {
  const [heard, setHeard] = useState<HeardFunctions>({});
  const sent = useRef(new WeakSet<FunctionEventPayload>());
  const publish = useCallback(
    (step: PathStep | undefined, isPinned: boolean) => {
      const payload = payloadOf(step, isPinned);
      sent.current.add(payload);
      eventBus.publish(new FunctionEvent(payload));
    },
    [eventBus]
  );

  useEffect(() => {
    const subscription = eventBus.getStream(FunctionEvent).subscribe(({ payload }) => {
      if (!sent.current.has(payload)) {
        setHeard((before) => ({ ...before, [payload.pinned ? 'pinned' : 'hovered']: stepOf(payload) }));
      }
    });
    return () => subscription.unsubscribe();
  }, [eventBus]);

  const lastPinned = useRef(pinned);
  useEffect(() => {
    if (lastPinned.current !== pinned) {
      lastPinned.current = pinned;
      publish(pinned, true);
    }
  }, [publish, pinned]);

  // The last of many movements within one frame is sent.
  const pending = useRef<{ request: number; step: PathStep | undefined }>({ request: 0, step: undefined });
  const onHover = useCallback(
    (step: PathStep | undefined) => {
      const waiting = pending.current;
      waiting.step = step;
      if (waiting.request === 0) {
        waiting.request = requestAnimationFrame(() => {
          waiting.request = 0;
          publish(waiting.step, false);
        });
      }
    },
    [publish]
  );
  useEffect(() => {
    const waiting = pending.current;
    return () => {
      cancelAnimationFrame(waiting.request);
      waiting.request = 0;
    };
  }, [onHover]);

  return { highlighted: heard.hovered ?? heard.pinned, onHover };
}

function payloadOf(step: PathStep | undefined, pinned: boolean): FunctionEventPayload {
  if (step === undefined) {
    return { name: '', pinned };
  }
  const { name, fileName } = step;
  return fileName === '' ? { name, pinned } : { name, fileName, pinned };
}

function stepOf({ name, fileName = '' }: FunctionEventPayload): PathStep | undefined {
  return name === '' ? undefined : { name, fileName };
}
