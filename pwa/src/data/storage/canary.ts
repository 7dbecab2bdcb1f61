/** Noticing that the browser threw away an outbox behind our back (fault 29). */

import { randomToken } from "../../lib/ids";
import { readLocal, writeLocal } from "../../lib/local";
import type { OutboxDb } from "../db/outbox";
import { type AccountRow, registry } from "../db/registry";
import { OUTBOX_KEYS } from "../outbox/rows";
import { noteLost } from "./status";

/** Compare what the account's row remembers with what its outbox holds; a missing one is told to person and server. */
export async function checkCanary(row: AccountRow, found: string | undefined, outbox: OutboxDb): Promise<void> {
  if (found !== undefined && found === row.canary) return;
  const lost = rememberedUnsent(row.id);
  // Everything may be gone, the account's row too: then only the number outside IndexedDB still tells.
  if (found === undefined && (row.canary !== null || lost > 0)) noteLost(lost);
  const canary = found ?? randomToken();
  await outbox.run("readwrite", (tx) => tx.write(OUTBOX_KEYS.canary, canary));
  await registry.accounts.update(row.id, { canary });
}

/** Remember outside IndexedDB how many visits wait, so that a loss can be told in numbers. */
export function rememberUnsent(account: string, count: number): void {
  writeLocal(`unsent.${account}`, count === 0 ? null : String(count));
}

function rememberedUnsent(account: string): number {
  return Number(readLocal(`unsent.${account}`) ?? 0);
}
