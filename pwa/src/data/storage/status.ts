/** How much room the browser gives us, and whether it promised to keep what we have. */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { StorageStatus } from "../types";

// Below this the person is told (ux: warn < 50 MB free).
const LOW_MB = 50;

const state = signal<StorageStatus>({ persisted: null, freeMb: null, lowSpace: false, lost: null });

export const storageStatus: ReadonlySignal<StorageStatus> = state;

/** What was thrown away and not yet read about by the person. */
export const lostStorage: ReadonlySignal<{ unsent: number } | null> = computed(() => {
  const { lost } = state.value;
  return lost === null ? null : { unsent: lost };
});

/** Ask the browser anew. Never throws. */
export async function refreshStorage(): Promise<void> {
  const manager = globalThis.navigator?.storage;
  try {
    const estimate = await manager?.estimate?.();
    const persisted = (await manager?.persisted?.()) ?? null;
    const { quota, usage } = estimate ?? {};
    const freeMb = quota === undefined || usage === undefined ? null : Math.floor((quota - usage) / 1_048_576);
    state.value = { ...state.peek(), persisted, freeMb, lowSpace: freeMb !== null && freeMb < LOW_MB };
  } catch {
    // A browser that does not say changes nothing.
  }
}

/** Ask the browser once to keep our data; called at the first save (ux §3). */
export async function askToPersist(): Promise<void> {
  if (state.peek().persisted === true) return;
  try {
    await globalThis.navigator?.storage?.persist?.();
  } finally {
    await refreshStorage();
  }
}

/** A write failed for lack of room. */
export function noteFull(): void {
  state.value = { ...state.peek(), lowSpace: true };
}

/** So many unsent visits were thrown away by the browser, and the person has not read it; null = nothing to tell. */
export function showLost(count: number | null): void {
  state.value = { ...state.peek(), lost: count };
}
