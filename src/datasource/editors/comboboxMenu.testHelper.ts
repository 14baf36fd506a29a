// jsdom lays nothing out, and a Combobox draws only the options that are visible: this gives every element a size.
export function giveElementsASize(): void {
  Object.defineProperty(Element.prototype, 'clientWidth', { value: 300 });
  Object.defineProperty(Element.prototype, 'clientHeight', { value: 300 });
}
