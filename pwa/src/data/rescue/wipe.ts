/** Removing an account from the phone, by plain IndexedDB: the worker carries out an order as well (S24). */
import { openExisting } from "../db/plain";
import { outboxName, storeName } from "../outbox/rows";
import { CURRENT_KEY, ENDED_KEY, REGISTRY } from "../session/names";
import type { GrantView, SessionEnd } from "../types";
import { unsentProposals } from "./unsentProposals";

/**
 * Remove the account's keys first, then its databases. `end`: why the server ended it, kept for the log-in page when the
 * account was the one logged in, with the lists that go unsent: nobody but the account could have sent them. Returns
 * whether it was.
 */
export async function wipeAccount(account: string, end: SessionEnd | null): Promise<boolean> {
  const teams = end ? await unsentProposals(account) : [];
  const was = await forget(account, end, teams);
  await Promise.all([deleteDatabase(outboxName(account)), deleteDatabase(storeName(account))]);
  return was;
}

async function forget(account: string, end: SessionEnd | null, teams: readonly string[]): Promise<boolean> {
  const registry = await openExisting(REGISTRY);
  if (!registry) return false;
  try {
    return await new Promise<boolean>((resolve, reject) => {
      const tx = registry.transaction(["accounts", "kv"], "readwrite", { durability: "strict" });
      const kv = tx.objectStore("kv");
      let was = false;
      const row = tx.objectStore("accounts").get(account);
      tx.objectStore("accounts").delete(account);
      const current = kv.get(CURRENT_KEY);
      current.onsuccess = () => {
        was = (current.result as { value?: unknown } | undefined)?.value === account;
        if (!was) return;
        kv.put({ key: CURRENT_KEY, value: null });
        const lists = titlesOf((row.result as { grants?: GrantView[] } | undefined)?.grants ?? [], teams);
        if (end) kv.put({ key: ENDED_KEY, value: lists.length > 0 ? { ...end, lists } : end });
      };
      tx.oncomplete = () => resolve(was);
      tx.onabort = () => reject(tx.error);
    });
  } finally {
    registry.close();
  }
}

function titlesOf(grants: readonly GrantView[], teams: readonly string[]): string[] {
  return teams.map((team) => grants.find((grant) => grant.team_id === team)?.team_title ?? "");
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
