import { createTheme } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import React from 'react';
import { diffTrees } from '../../engine/diff/diffTrees';
import { treeFromText } from '../../engine/tree/treeText';
import { profileOfTree } from '../profile/profileModel';
import { DEFAULT_CHOICES } from '../profile/viewChoices';
import { treeStyles } from './barStyles';
import { type Coloring } from './coloring';
import { FlameGraphLegend } from './FlameGraphLegend';

const theme = createTheme();

function show(tree: Parameters<typeof profileOfTree>[0], coloring: Partial<Coloring> = {}) {
  const profile = profileOfTree(tree);
  const barStyles = treeStyles(profile, theme, { ...DEFAULT_CHOICES, ...coloring });
  render(<FlameGraphLegend profile={profile} barStyles={barStyles} />);
  return screen.getByTestId('flame-graph-legend');
}

function diff() {
  const compared = diffTrees(treeFromText('a 10'), treeFromText('a 20'));
  if (!compared.ok) {
    throw new Error('the units are the same');
  }
  return compared.value;
}

test('the scale of a diff has its limits, and does not end at +100 %', () => {
  const legend = show(diff());
  expect(legend).toHaveTextContent('Change of the share of the total from baseline to comparison');
  expect(legend).toHaveTextContent('vanished−50 %0 %+100 %+300 %new');
});

test('compared by value, the legend says so', () => {
  expect(show(diff(), { compareBy: 'absolute' })).toHaveTextContent('Change of the value from baseline');
});

test('the scale of self has its numbers', () => {
  expect(show(treeFromText('a 1'), { colorBy: 'self' })).toHaveTextContent('0 %0.1 %0.3 %1 %3 %10 %30 %100 %');
});

test('packages are listed with their colours', () => {
  show(treeFromText('java.util.Map.get 3\norg.h2.Engine.run 1'));
  expect(screen.getAllByRole('listitem').map((entry) => entry.textContent)).toEqual(['java.util', 'org.h2']);
});
