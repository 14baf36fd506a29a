// Dark or light: chosen by the page before the libraries load, so a change is a new page.
import { config } from '@grafana/runtime';

/** Read again by the page's inline script. */
const rememberedKey = 'flameboard.theme';

export type ThemeName = 'dark' | 'light';

export function otherTheme(): ThemeName {
  return config.theme2.isDark ? 'light' : 'dark';
}

/** Remembers the choice and shows the same address in it; a `theme` in the address would count more and goes. */
export function switchTheme(theme: ThemeName): void {
  localStorage.setItem(rememberedKey, theme);
  const address = new URL(window.location.toString());
  address.searchParams.delete('theme');
  window.location.replace(address);
}
