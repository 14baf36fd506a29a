// Where chunks are, seen from a module. Grafana serves a nested plugin under its own id, and its files are then the folder's; the
// chunks are the app's. On a plugin CDN the folder's name stands in the address instead.

/**
 * @param moduleUrl Address of a `module.js`, of the app or of a plugin nested in it.
 * @param nestedIds Ids of the nested plugins by the folder that each lies in.
 * @returns The address of the app's folder, with a final slash.
 */
export function chunkBase(moduleUrl: string, appId: string, nestedIds: Readonly<Record<string, string>>): string {
  const base = moduleUrl.slice(0, moduleUrl.lastIndexOf('/') + 1);
  for (const [folder, id] of Object.entries(nestedIds)) {
    if (base.endsWith(`/${id}/`)) {
      return base.slice(0, -id.length - 1) + `${appId}/`;
    }
    if (base.endsWith(`/${folder}/`)) {
      return base.slice(0, -folder.length - 1);
    }
  }
  return base;
}
