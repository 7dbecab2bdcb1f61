/** The state of sending as a person can read it (style 14). */
import { type ReadonlySignal, signal } from "@preact/signals";
import { readLocal, writeLocal } from "../../lib/local";
import type { SyncStatus } from "../types";

const state = signal<SyncStatus>(calm(null));

export const syncStatus: ReadonlySignal<SyncStatus> = state;

/** Take over what the engine reports for `account`. */
export function report(account: string, patch: Partial<SyncStatus>): void {
  const { lastSuccess } = patch;
  if (lastSuccess) writeLocal(`last-success.${account}`, lastSuccess);
  state.value = { ...state.peek(), ...patch };
}

/** Begin anew for an account. */
export function resetStatus(account: string | null): void {
  state.value = calm(account === null ? null : readLocal(`last-success.${account}`));
}

/** The browser's own word; "offline" is true when it says so, "online" only means that a try is worth it. */
export function noteOnline(online: boolean): void {
  state.value = { ...state.peek(), online };
}

/** A run failed on the phone itself; nothing is lost, and the next one tries again. */
export function noteBroken(): void {
  state.value = { ...state.peek(), phase: "backoff", error: "internal" };
}

function calm(lastSuccess: string | null): SyncStatus {
  const online = globalThis.navigator?.onLine !== false;
  return { phase: "idle", done: 0, total: 0, lastSuccess, nextTry: null, online, error: null, skewSeconds: null };
}
