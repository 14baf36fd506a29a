import { render, screen } from '@testing-library/react';
import React from 'react';
import { focusBeside } from './focusBeside';

beforeAll(() => {
  // jsdom lays nothing out: here everything is visible but what is said to be hidden.
  Element.prototype.getClientRects = function getClientRects(this: Element) {
    return (this.hasAttribute('hidden') ? [] : [{}]) as never;
  };
});

test('the neighbours in the order of the page are focused, without what Tab would not reach', () => {
  render(
    <>
      <button>before</button>
      <input type="radio" aria-label="unchosen" />
      <div tabIndex={0} data-testid="around">
        <div data-testid="editor">
          <textarea />
        </div>
      </div>
      <button hidden>hidden</button>
      <button disabled>disabled</button>
      <div tabIndex={-1} />
      <input aria-label="after" />
    </>
  );
  const editor = screen.getByTestId('editor');
  focusBeside(editor, 'next');
  expect(screen.getByRole('textbox', { name: 'after' })).toHaveFocus();
  focusBeside(editor, 'previous');
  expect(screen.getByRole('button', { name: 'before' })).toHaveFocus();
});
