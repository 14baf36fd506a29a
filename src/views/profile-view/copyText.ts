// Text → clipboard, also on pages that are not served over HTTPS, where browsers have no clipboard interface.

/** Resolves to whether the text arrived. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No interface, or no permission: the selection of a text field can still be copied.
    return copySelection(text);
  }
}

function copySelection(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  const focused = document.activeElement;
  document.body.append(field);
  field.select();
  // The only way without HTTPS; every browser still has it.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const wasCopied = document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) {
    focused.focus();
  }
  return wasCopied;
}
