/** The service worker: opens the app without network, and sends the outbox when the browser rings. Never takes over by itself. */
import { sendFromWorker } from "../data/sync/pushInWorker";
import { answer, forgetOldBuilds, keepBuild, type World } from "./builds";

declare const self: ServiceWorkerGlobalScope;

/** Background Sync is not in the standard library's types. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

const world: World = {
  caches: self.caches,
  fetch: (request, init) => self.fetch(request, init),
  origin: self.location.origin,
};

self.addEventListener("install", (event) => {
  event.waitUntil(keepBuild(world, __VERSION__, __PRECACHE__));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOldBuilds(world, __VERSION__).then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const response = answer(world, __VERSION__, event.request);
  if (response !== null) event.respondWith(response);
});

// The person agreed to the new version, or nothing is open (ux: never over a dirty sheet).
self.addEventListener("message", (event) => {
  if ((event.data as { type?: unknown } | null)?.type === "skip-waiting") void self.skipWaiting();
});

function ring(event: Event): void {
  const bell = event as SyncEvent;
  if (bell.tag === "outbox") bell.waitUntil(sendFromWorker());
}

self.addEventListener("sync", ring);
