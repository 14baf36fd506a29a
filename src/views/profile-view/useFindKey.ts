// The key `/` leads to the search of the profile view that the keyboard or the pointer is in, as on many pages.
import { type RefObject, useEffect } from 'react';

export function useFindKey(view: RefObject<HTMLElement | null>, input: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const element = view.current;
      if (
        event.key === '/' &&
        !event.ctrlKey &&
        !event.metaKey &&
        !event.altKey &&
        input.current !== null &&
        !isTyping(document.activeElement) &&
        element !== null &&
        (element.contains(document.activeElement) || element.matches(':hover'))
      ) {
        event.preventDefault();
        event.stopPropagation();
        input.current.focus();
        input.current.select();
      }
    };
    // Before Grafana, which has keys of its own.
    document.addEventListener('keydown', onKeyDown, true);
    return () => document.removeEventListener('keydown', onKeyDown, true);
  }, [view, input]);
}

function isTyping(element: Element | null): boolean {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLElement && element.isContentEditable)
  );
}
