/** The number of unsent visits outside the page: on the app's icon, and where a loss of IndexedDB leaves it. */
import { effect } from "@preact/signals";
import { liveQuery } from "dexie";
import { opened, workerWrites } from "../opened";
import { waiting } from "../outbox/machine";
import { rememberUnsent } from "./canary";

interface WithBadge {
  setAppBadge?(count: number): Promise<void>;
  clearAppBadge?(): Promise<void>;
}

/** Keep both numbers right; returns the function that stops it. */
export function followUnsent(): () => void {
  return effect(() => {
    workerWrites.value;
    const dbs = opened.value;
    if (!dbs) return;
    const subscription = liveQuery(() => dbs.outbox.run("readonly", waiting)).subscribe({
      next: ({ unsent }) => {
        rememberUnsent(dbs.account, unsent);
        void showBadge(unsent);
      },
    });
    return () => subscription.unsubscribe();
  });
}

async function showBadge(count: number): Promise<void> {
  const browser = navigator as WithBadge;
  try {
    await (count > 0 ? browser.setAppBadge?.(count) : browser.clearAppBadge?.());
  } catch {
    // An extra: not every browser has badges, and some want permission.
  }
}
