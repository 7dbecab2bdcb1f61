/** What the worker keeps of each build, and what it answers from it. Two builds stay, so that an open page finds its chunks. */

export type PrecacheEntry = readonly [path: string, hash: string];

/** What this needs of the worker's world; tests bring their own. */
export interface World {
  caches: CacheStorage;
  fetch(request: RequestInfo, init?: RequestInit): Promise<Response>;
  origin: string;
}

const PREFIX = "build-";
const KEPT = 2;
// The desk is an official's, the large icons are the installer's: a phone loads them only where they are wanted.
const ON_DEMAND = /^\/(assets\/desk-|icons\/(?!icon-192))/;

/** The cache of a build. */
export function cacheName(version: string): string {
  return PREFIX + version;
}

/** Fetch all files of a build, or none: a build with a hole must never be opened offline. */
export async function keepBuild(world: World, version: string, files: readonly PrecacheEntry[]): Promise<void> {
  const wanted = files.map(([path]) => path).filter((path) => !ON_DEMAND.test(path));
  const responses = await Promise.all(wanted.map(async (path) => [path, await obtain(world, path)] as const));
  // Made anew, so that it counts as the newest also after a step back to an older build.
  await world.caches.delete(cacheName(version));
  const cache = await world.caches.open(cacheName(version));
  await Promise.all(responses.map(([path, response]) => cache.put(path, response)));
}

/** Forget all builds but this one and the one before. */
export async function forgetOldBuilds(world: World, version: string): Promise<void> {
  const names = (await world.caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== cacheName(version));
  for (const name of names.slice(0, Math.max(0, names.length - (KEPT - 1)))) await world.caches.delete(name);
}

/** The answer to a request, or null when the browser shall do as if there were no worker. */
export function answer(world: World, version: string, request: Request): Promise<Response> | null {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== world.origin || url.pathname.startsWith("/api/")) return null;
  if (request.mode === "navigate")
    return url.pathname === "/" ? page(world, version, request) : otherPage(world, version, request);
  return file(world, version, request, url.pathname);
}

/** The app itself: from this build, with or without network. */
async function page(world: World, version: string, request: Request): Promise<Response> {
  return (await fromBuild(world, version, "/")) ?? world.fetch(request);
}

/** Public pages come from the server; without network the app is better than the browser's own error page. */
async function otherPage(world: World, version: string, request: Request): Promise<Response> {
  try {
    return await world.fetch(request);
  } catch (error) {
    const app = await fromBuild(world, version, "/");
    if (app) return app;
    throw error;
  }
}

async function file(world: World, version: string, request: Request, path: string): Promise<Response> {
  // Of an older build too: its page is still open and asks for its own chunk.
  const kept = (await fromBuild(world, version, path)) ?? (await world.caches.match(path));
  if (kept) return kept;
  const response = await world.fetch(request);
  if (response.ok && ON_DEMAND.test(path)) {
    const cache = await world.caches.open(cacheName(version));
    await cache.put(path, response.clone());
  }
  return response;
}

async function fromBuild(world: World, version: string, path: string): Promise<Response | undefined> {
  const cache = await world.caches.open(cacheName(version));
  return cache.match(path);
}

async function obtain(world: World, path: string): Promise<Response> {
  // The name of an asset holds its hash: what an older build has of it need not be fetched again.
  const kept = path.startsWith("/assets/") ? await world.caches.match(path) : undefined;
  if (kept) return kept;
  const response = await world.fetch(path, { cache: path.startsWith("/assets/") ? "default" : "no-cache" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  // A redirected answer to a navigation is an error in every browser.
  return response.redirected ? new Response(response.body, { headers: response.headers }) : response;
}
