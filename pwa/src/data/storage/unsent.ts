/** The number of unsent visits outside the page: on the app's icon, and where a loss of IndexedDB leaves it. */
import { effect } from "@preact/signals";
import { liveQuery } from "dexie";
import { opened, workerWrites } from "../opened";
import { waiting } from "../outbox/machine";
import { OUTBOX_KEYS, type OutboxTx } from "../outbox/rows";
import { rememberUnsent } from "./canary";

interface WithBadge {
  setAppBadge?(count: number): Promise<void>;
  clearAppBadge?(): Promise<void>;
}

/**
 * How many visits wait. Null in an outbox without its word: an open page makes such a one by itself when the browser has
 * thrown the outbox away, and the number of the lost one must outlive that (fault 29).
 */
export async function unsentIn(tx: OutboxTx): Promise<number | null> {
  if ((await tx.read(OUTBOX_KEYS.canary)) === undefined) return null;
  return (await waiting(tx)).unsent;
}

/** Keep both numbers right; returns the function that stops it. */
export function followUnsent(): () => void {
  return effect(() => {
    workerWrites.value;
    const dbs = opened.value;
    if (!dbs) return;
    const subscription = liveQuery(() => dbs.outbox.run("readonly", unsentIn)).subscribe({
      next: (unsent) => {
        if (unsent === null) return;
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
