// When a menu goes, the keyboard is again where it was when the menu came.
import { useEffect, useState } from 'react';

export function useFocusReturned(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement) {
        before.focus({ preventScroll: true });
      }
    },
    [before]
  );
}
