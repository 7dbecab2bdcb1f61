/** Noticing that the browser threw away an outbox behind our back (fault 29). */

import { randomToken } from "../../lib/ids";
import { readLocal, writeLocal } from "../../lib/local";
import type { OutboxDb } from "../db/outbox";
import { type AccountRow, type Lost, registry } from "../db/registry";
import { OUTBOX_KEYS } from "../outbox/rows";
import { showLost } from "./status";

interface Watched {
  account: string;
  canary: string;
  lost: Lost | null;
}

let watched: Watched | null = null;

/** Compare what the account's row remembers with what its outbox holds; a missing one is told to person and server. */
export async function checkCanary(seen: AccountRow, found: string | undefined, outbox: OutboxDb): Promise<void> {
  const whole = found !== undefined && found === seen.canary;
  // Another tab that starts at the same time may have noticed it first.
  const row = whole ? seen : ((await registry.accounts.get(seen.id)) ?? seen);
  const remembered = rememberedUnsent(row.id);
  // Everything may be gone, the account's row too: then only the number outside IndexedDB still tells.
  const isLost = found === undefined && (row.canary !== null || remembered > 0);
  const lost = isLost ? { unsent: remembered, person: true, server: true } : (row.lost ?? null);
  const canary = found ?? randomToken();
  // The registry first: dying in between leaves the outbox without its word, and the loss is noticed once more.
  if (!whole) await registry.accounts.update(row.id, { canary, lost });
  if (found === undefined) await outbox.run("readwrite", (tx) => tx.write(OUTBOX_KEYS.canary, canary));
  watched = { account: row.id, canary, lost };
  showLost(lost?.person ? lost.unsent : null);
}

/** The person has read it. */
export function dismissLost(): void {
  showLost(null);
  tellLess({ person: false });
}

/** The server has heard of it. */
export function dismissReported(): void {
  tellLess({ server: false });
}

/** What the envelope says: the word that lies in the outbox, and a loss until the server has answered. */
export function canaryState(): { canary: string | null; lost?: { unsent: number } } {
  const lost = watched?.lost;
  return { canary: watched?.canary ?? null, ...(lost?.server ? { lost: { unsent: lost.unsent } } : {}) };
}

/** Remember outside IndexedDB how many visits wait, so that a loss can be told in numbers. */
export function rememberUnsent(account: string, count: number): void {
  writeLocal(`unsent.${account}`, count === 0 ? null : String(count));
}

function tellLess(done: Partial<Lost>): void {
  if (!watched?.lost) return;
  const left = { ...watched.lost, ...done };
  const lost = left.person || left.server ? left : null;
  if (left.person === watched.lost.person && left.server === watched.lost.server) return;
  watched = { ...watched, lost };
  void registry.accounts.update(watched.account, { lost }).catch(() => undefined);
}

function rememberedUnsent(account: string): number {
  return Number(readLocal(`unsent.${account}`) ?? 0);
}
