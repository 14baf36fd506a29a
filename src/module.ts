// The app plugin: it carries the data source, the panels and the dashboards, and adds no page of its own.
import { AppPlugin } from '@grafana/data';

export const plugin = new AppPlugin();
