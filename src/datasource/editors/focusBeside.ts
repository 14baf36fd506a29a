// Leaving an element that keeps the Tab key to itself.

const TABBABLE = 'a[href], button, input, select, textarea, [tabindex]';

/** Focuses the next (or previous) element of the page outside `element`, in the order of the document. */
export function focusBeside(element: HTMLElement, direction: 'next' | 'previous'): void {
  const isBeside = (other: HTMLElement) => {
    const position = element.compareDocumentPosition(other);
    const wanted = direction === 'next' ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
    return (position & wanted) !== 0 && !element.contains(other) && !other.contains(element);
  };
  const others = Array.from(document.querySelectorAll<HTMLElement>(TABBABLE)).filter(
    (other) => isBeside(other) && isTabbable(other)
  );
  others.at(direction === 'next' ? 0 : -1)?.focus();
}

function isTabbable(element: HTMLElement): boolean {
  const isOneOfUnchosenRadios = element instanceof HTMLInputElement && element.type === 'radio' && !element.checked;
  return (
    element.tabIndex >= 0 &&
    !element.hasAttribute('disabled') &&
    !isOneOfUnchosenRadios &&
    element.getClientRects().length > 0
  );
}
