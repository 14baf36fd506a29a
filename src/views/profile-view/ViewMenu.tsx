// The menu of everything that changes how the profile is drawn: colours, grouping, orientation.
import { Button, Dropdown, Menu } from '@grafana/ui';
import React, { type ReactElement } from 'react';
import { type ProfileViewAction } from '../profile/profileViewState';
import { type ViewChoices } from '../profile/viewChoices';

interface Props {
  readonly choices: ViewChoices;
  readonly isDiff: boolean;
  readonly dispatch: (action: ProfileViewAction) => void;
}

export function ColorMenu({ choices, isDiff, dispatch }: Props) {
  const items = isDiff
    ? radioItems(choices, dispatch, 'scheme', [
        ['colorBlind', 'Blue and orange'],
        ['redGreen', 'Green and red'],
      ])
    : radioItems(choices, dispatch, 'colorBy', [
        ['package', 'Colour by package'],
        ['function', 'Colour by function'],
        ['self', 'Colour by self'],
      ]);
  return (
    <Dropdown overlay={<Menu ariaLabel="Colours">{items}</Menu>} placement="bottom-end">
      <Button
        variant="secondary"
        icon="palette"
        aria-label="Colours"
        tooltip={isDiff ? 'Colours of the difference' : `Coloured by ${choices.colorBy}`}
      />
    </Dropdown>
  );
}

const WIDTHS = [
  ['larger', 'larger side'],
  ['comparison', 'comparison'],
  ['baseline', 'baseline'],
] as const;

/** What the bars of a diff are as wide as. */
export function WidthMenu({ choices, dispatch }: Omit<Props, 'isDiff'>) {
  const chosen = `Bar width: ${WIDTHS.find(([width]) => width === choices.barWidth)?.[1]}`;
  return (
    <Dropdown
      overlay={<Menu ariaLabel="Bar width">{radioItems(choices, dispatch, 'barWidth', WIDTHS)}</Menu>}
      placement="bottom-end"
    >
      <Button variant="secondary" icon="arrows-h" aria-label={chosen} tooltip={chosen} />
    </Dropdown>
  );
}

export function GroupMenu({ choices, dispatch }: Omit<Props, 'isDiff'>) {
  const menu = (
    <Menu ariaLabel="Group and arrange">
      <Menu.Group label="A bar is">
        {radioItems(choices, dispatch, 'groupBy', [
          ['function', 'a function'],
          ['module', 'a module or package'],
          ['file', 'a file'],
        ])}
      </Menu.Group>
      <Menu.Group label="Shorten">
        {checkItem(choices, dispatch, 'collapsesRecursion', 'Collapse recursion')}
        {checkItem(choices, dispatch, 'collapsesChains', 'Collapse chains of single callees')}
        {checkItem(choices, dispatch, 'shortensPaths', 'Short file names')}
      </Menu.Group>
      <Menu.Group label="Root">
        {radioItems(choices, dispatch, 'orientation', [
          ['rootAtTop', 'at the top'],
          ['rootAtBottom', 'at the bottom'],
        ])}
      </Menu.Group>
    </Menu>
  );
  return (
    <Dropdown overlay={menu} placement="bottom-end">
      <Button variant="secondary" icon="layer-group" aria-label="Group and arrange" tooltip="Group and arrange" />
    </Dropdown>
  );
}

function radioItems<K extends keyof ViewChoices>(
  choices: ViewChoices,
  dispatch: Props['dispatch'],
  key: K,
  values: ReadonlyArray<readonly [ViewChoices[K] & string, string]>
): ReactElement[] {
  return values.map(([value, label]) => (
    <Menu.Item
      key={value}
      label={label}
      role="menuitemradio"
      ariaChecked={choices[key] === value}
      active={choices[key] === value}
      icon={choices[key] === value ? 'check' : undefined}
      onClick={() => dispatch({ type: 'chose', choices: { [key]: value } })}
    />
  ));
}

function checkItem(
  choices: ViewChoices,
  dispatch: Props['dispatch'],
  key: 'collapsesRecursion' | 'collapsesChains' | 'shortensPaths',
  label: string
): ReactElement {
  return (
    <Menu.Item
      label={label}
      role="menuitemcheckbox"
      ariaChecked={choices[key]}
      icon={choices[key] ? 'check' : undefined}
      onClick={() => dispatch({ type: 'chose', choices: { [key]: !choices[key] } })}
    />
  );
}
