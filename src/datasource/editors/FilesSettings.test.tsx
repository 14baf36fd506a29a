import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useState } from 'react';
import { type ProfilesOptions } from '../options';
import { USUAL_PATTERNS } from '../stores/files/nameRules';
import { prepareEditorTests, SLOW_TEST_MS } from './editorTests.testHelper';
import { FilesSettings } from './FilesSettings';

jest.setTimeout(SLOW_TEST_MS);
beforeEach(prepareEditorTests);

function show(initial: ProfilesOptions = {}, isReadOnly = false) {
  let latest = initial;
  function Page() {
    const [options, setOptions] = useState(initial);
    latest = options;
    return (
      <FilesSettings
        options={options}
        isReadOnly={isReadOnly}
        onChange={(part) => setOptions((before) => ({ ...before, ...part }))}
      />
    );
  }
  render(<Page />);
  return { latest: () => latest };
}

const pattern = (place: number) => screen.getByRole('textbox', { name: `Pattern ${place}` });

describe('listing', () => {
  test('a bucket has a prefix, a folder has none', async () => {
    const { latest } = show();
    expect(screen.queryByRole('textbox', { name: 'Prefix' })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('combobox', { name: 'Listing' }));
    await userEvent.click(await screen.findByRole('option', { name: /^S3/ }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Prefix' }), 'team/');
    expect(latest()).toEqual({ listing: 's3', bucketPrefix: 'team/' });
  });
});

describe('name patterns', () => {
  test('the usual ones are there, and nothing is stored until one is changed', () => {
    const { latest } = show();
    expect(screen.getAllByRole('textbox', { name: /^Writer/ }).map((input) => input.getAttribute('value'))).toEqual(
      USUAL_PATTERNS.map(({ writer }) => writer)
    );
    expect(latest()).toEqual({});
    expect(screen.getByRole('button', { name: 'Back to the usual patterns' })).toBeDisabled();
  });

  test('one can be added, changed and removed, and all put back', async () => {
    const { latest } = show({ namePatterns: [{ writer: 'Ours', pattern: 'a' }] });
    await userEvent.click(screen.getByRole('button', { name: 'Add a pattern' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Writer 2' }), 'B');
    await userEvent.type(pattern(2), 'b+');
    expect(latest().namePatterns).toEqual([
      { writer: 'Ours', pattern: 'a' },
      { writer: 'B', pattern: 'b+' },
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Remove pattern 1' }));
    expect(latest().namePatterns).toEqual([{ writer: 'B', pattern: 'b+' }]);
    await userEvent.click(screen.getByRole('button', { name: 'Back to the usual patterns' }));
    expect(latest().namePatterns).toBeUndefined();
    expect(pattern(1)).toHaveValue(USUAL_PATTERNS[0].pattern);
  });

  test('one that cannot be used says so at its place', async () => {
    show({ namePatterns: [{ writer: 'Ours', pattern: 'a' }] });
    await userEvent.clear(pattern(1));
    await userEvent.type(pattern(1), 'a(?=b)');
    expect(screen.getByText('A name pattern cannot have looking ahead or back. Write it without.')).toBeInTheDocument();
    expect(pattern(1)).toHaveAttribute('aria-invalid', 'true');
  });

  test('a path can be tried', async () => {
    show({ nameZone: 'Europe/Berlin' });
    const trial = screen.getByRole('textbox', { name: 'Try a path' });
    await userEvent.type(trial, 'region=eu/GET.car.16ms.1795215697.prof');
    expect(
      screen.getByText(
        'The pattern Werkzeug matches. Labels: method="GET", path="car", region="eu", file="GET.car.16ms.1795215697". Time: 2026-11-20T23:01:37.000Z.'
      )
    ).toBeInTheDocument();
    await userEvent.clear(trial);
    await userEvent.type(trial, '20261120T120000');
    expect(
      screen.getByText('No pattern matches. Labels: file="20261120T120000". Time: 2026-11-20T11:00:00.000Z.')
    ).toBeInTheDocument();
  });

  test('provisioned ones cannot be changed, but tried', async () => {
    show({}, true);
    expect(pattern(1)).toBeDisabled();
    expect(screen.getByRole('button', { name: 'Add a pattern' })).toBeDisabled();
    await userEvent.type(screen.getByRole('textbox', { name: 'Try a path' }), 'x');
    expect(screen.getByText('No pattern matches. Labels: file="x". The name states no time.')).toBeInTheDocument();
  });
});
