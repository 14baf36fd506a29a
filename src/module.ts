// The app plugin: carries the data source, the panels and the dashboards, links to profiles from elsewhere in Grafana, and has pages of its own.
import { AppPlugin } from '@grafana/data';
import { AppRoot } from './app/AppRoot';
import { addLinks } from './app/links/addLinks';
import { SettingsPage } from './app/settings/SettingsPage';

export const plugin = addLinks(new AppPlugin()).setRootPage(AppRoot).addConfigPage({
  id: 'labels',
  title: 'Label mapping',
  icon: 'tag-alt',
  body: SettingsPage,
});
