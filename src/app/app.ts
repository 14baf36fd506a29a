// The app's own names and addresses, in one place: links, pages and tests must agree on them.

export const APP_ID = 'flameboard-profiles-app';
export const APP_PATH = `/a/${APP_ID}`;
export const OPEN_PATH = `${APP_PATH}/open`;
export const FILES_PATH = `${APP_PATH}/files`;

/** The only data sources whose profiles the app's dashboards can ask for. */
export const PROFILES_TYPE = 'flameboard-profiles-datasource';
export const METRICS_TYPE = 'prometheus';
