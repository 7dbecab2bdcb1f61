import { type ReadonlySignal, signal } from "@preact/signals";

const waiting = signal<ServiceWorker | null>(null);

/** A new version that waits for the person's word. */
export const updateReady: ReadonlySignal<ServiceWorker | null> = waiting;

/** Register the service worker and watch for a new version. */
export function watchUpdates(): void {
  const workers = navigator.serviceWorker;
  if (!workers || !import.meta.env.PROD) {
    return;
  }
  // Only an update that the person took reloads the page; the first install does not.
  let hadOne = workers.controller !== null;
  let reloading = false;
  workers.addEventListener("controllerchange", () => {
    if (hadOne && !reloading) {
      reloading = true;
      location.reload();
    }
    hadOne = true;
  });
  workers.register("/sw.js").then(follow, () => {
    // Without a service worker (private window) the app still works while the page is open.
  });
}

/** Let the waiting version take over; the page reloads when it has. */
export function takeUpdate(): void {
  waiting.value?.postMessage({ type: "skip-waiting" });
}

function follow(registration: ServiceWorkerRegistration): void {
  const look = () => {
    waiting.value = navigator.serviceWorker.controller ? registration.waiting : null;
  };
  look();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", look);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") {
      // Looking for a new version needs a network; without one the old version stays.
      registration.update().catch(() => {});
    }
  });
}
