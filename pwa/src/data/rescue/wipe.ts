/** Removing an account from the phone, by plain IndexedDB: the worker carries out an order as well (S24). */
import { openExisting } from "../db/plain";
import { outboxName, storeName } from "../outbox/rows";
import { CURRENT_KEY, ENDED_KEY, REGISTRY } from "../session/names";
import type { SessionEnd } from "../types";

/**
 * Remove the account's keys first, then its databases. `end`: why the server ended it, kept for the log-in page when the
 * account was the one logged in. Returns whether it was.
 */
export async function wipeAccount(account: string, end: SessionEnd | null): Promise<boolean> {
  const was = await forget(account, end);
  await Promise.all([deleteDatabase(outboxName(account)), deleteDatabase(storeName(account))]);
  return was;
}

async function forget(account: string, end: SessionEnd | null): Promise<boolean> {
  const registry = await openExisting(REGISTRY);
  if (!registry) return false;
  try {
    return await new Promise<boolean>((resolve, reject) => {
      const tx = registry.transaction(["accounts", "kv"], "readwrite", { durability: "strict" });
      const kv = tx.objectStore("kv");
      let was = false;
      tx.objectStore("accounts").delete(account);
      const current = kv.get(CURRENT_KEY);
      current.onsuccess = () => {
        was = (current.result as { value?: unknown } | undefined)?.value === account;
        if (!was) return;
        kv.put({ key: CURRENT_KEY, value: null });
        if (end) kv.put({ key: ENDED_KEY, value: end });
      };
      tx.oncomplete = () => resolve(was);
      tx.onabort = () => reject(tx.error);
    });
  } finally {
    registry.close();
  }
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
    // Another tab has it open and closes it now that it hears of this; the browser deletes it then.
    request.onblocked = () => resolve();
  });
}
