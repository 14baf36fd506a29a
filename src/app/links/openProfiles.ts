// What all links to profiles are called. plugin.json repeats title and description: Grafana hides a link that it does not find there.

export const OPEN_PROFILES = {
  title: 'Open profiles',
  description: 'Compares the profiles of this time with those before, for the same service and labels',
  icon: 'fire' as const,
};
