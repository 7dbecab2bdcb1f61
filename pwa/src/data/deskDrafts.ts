/**
 * Half-done work of the desk: repairs of an import, a roster or a report that is being typed. It holds names and numbers,
 * so it lies sealed (S14), in the outbox database, which nothing but the person removes. Not part of `index.ts`: the
 * phone's first screen needs none of it.
 */
import type { OutboxDb } from "./db/outbox";
import { DESK_KEY } from "./drafts";
import { requireOpened } from "./opened";
import { withRoom } from "./storage/room";
import { inTurn } from "./vault/inTurn";
import { closeIfDue, vaultKey } from "./vault/open";
import { sealFor } from "./vault/own";
import { unseal } from "./vault/seal";

export const deskDrafts = {
  /** What is kept under `key`; null when nothing is, "locked" until `session.unlock`. */
  async get<T>(key: string): Promise<T | null | "locked"> {
    const { account, outbox } = requireOpened();
    return inTurn(async () => {
      await sealOld(account, outbox);
      const row = await outbox.drafts.get(DESK_KEY + key);
      if (!row?.sealed) return null;
      closeIfDue();
      const opening = vaultKey.peek();
      if (!opening) return "locked";
      // Sealed under an earlier PIN: it stays where it is until something new takes its place.
      return unseal(opening, row.sealed).catch(() => null) as Promise<T | null>;
    });
  },

  /** Keep it; needs neither PIN nor network. @throws StorageFull */
  async put(key: string, value: unknown): Promise<void> {
    const { account, outbox } = requireOpened();
    await inTurn(() => put(account, outbox, DESK_KEY + key, value));
  },

  async delete(key: string): Promise<void> {
    const { outbox } = requireOpened();
    await inTurn(() => outbox.drafts.delete(DESK_KEY + key));
  },
};

async function put(account: string, outbox: OutboxDb, key: string, value: unknown): Promise<void> {
  const sealed = await sealFor(account, value);
  const row = { key, saved_at: new Date().toISOString(), json: "null", sealed };
  await withRoom(() => outbox.drafts.put(row));
}

/** Earlier builds kept these in clear. */
async function sealOld(account: string, outbox: OutboxDb): Promise<void> {
  const rows = await outbox.drafts.where("key").startsWith(DESK_KEY).toArray();
  for (const { key, json, sealed } of rows) if (!sealed) await put(account, outbox, key, JSON.parse(json));
}
