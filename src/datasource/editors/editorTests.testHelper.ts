// What tests of editors need of jsdom.

/** Tests that open several menus take seconds on a busy machine. */
export const SLOW_TEST_MS = 30_000;

/** To be called before each test. */
export function prepareEditorTests(): void {
  // jsdom lays nothing out, and a Combobox draws only the options that are visible: this gives every element a size.
  Object.defineProperty(Element.prototype, 'clientWidth', { value: 300, configurable: true });
  Object.defineProperty(Element.prototype, 'clientHeight', { value: 300, configurable: true });
  // Queries by role and clicks ask for the style of every element and its parents; jsdom goes through all style sheets for
  // each, which takes most of a test's time. No style sheet hides anything in the editors.
  const noStyle = document.createElement('div').style;
  window.getComputedStyle = () => noStyle;
  window.localStorage.clear();
}
