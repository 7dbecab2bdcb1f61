import { type ReadonlySignal, signal } from "@preact/signals";

const state = signal(globalThis.navigator?.onLine !== false);
globalThis.addEventListener?.("online", () => {
  state.value = true;
});
globalThis.addEventListener?.("offline", () => {
  state.value = false;
});

/** False while the browser knows of no network at all; "true" promises nothing, only an answer does. */
export const online: ReadonlySignal<boolean> = state;
