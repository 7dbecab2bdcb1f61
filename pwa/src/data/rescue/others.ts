/**
 * The outboxes of the other people of a shared phone (S20, S24, fault 34): they go out under their own device keys while
 * somebody else, or nobody, is logged in. Page and worker alike; under a lock of its own, so that nobody waits for it.
 */
import { randomToken } from "../../lib/ids";
import { withLock, withSenderLock } from "../../lib/lock";
import { openExisting, plainOutbox, readValue } from "../db/plain";
import { endHolds, waiting } from "../outbox/machine";
import { OUTBOX_KEYS, type OutboxStore, outboxName } from "../outbox/rows";
import { CURRENT_KEY, REGISTRY } from "../session/names";
import { forgetTrouble, keepTrouble, mustWait } from "../sync/attempt";
import type { Trouble } from "../sync/backoff";
import { endOf, mayWipe, type RescueEnd, sendByRescue } from "./door";
import { type Signer, signerOf } from "./signer";
import { wipeAccount } from "./wipe";

const ORDER_EVERY_MS = 86_400_000;
const ENDED: Trouble = { kind: "expired", code: "unauthenticated", retryAfter: null };

/** Send what is due for everybody but the account logged in, each under the back-off kept in their own outbox. */
export function sendOthers(): Promise<void> {
  return withLock("others", async () => {
    const { accounts, current } = await known();
    for (const account of accounts) if (account !== current) await sendFor(account);
  });
}

async function sendFor(account: string): Promise<void> {
  const signer = await signerOf(account);
  const db = signer ? await openExisting(outboxName(account)) : null;
  if (!signer || !db) return;
  let end: RescueEnd | null = null;
  let wipe = false;
  try {
    const outbox = plainOutbox(db);
    end = (await isDue(outbox)) ? await send(outbox, signer) : null;
    wipe = end !== null && (await mayWipe({ outbox }, end));
  } finally {
    db.close();
  }
  if (wipe) await withSenderLock(() => wipeUnlessEntered(account));
}

async function isDue(outbox: OutboxStore): Promise<boolean> {
  const now = Date.now();
  const { left } = await mustWait(outbox, "timer", now);
  if (left > 0) return false;
  return outbox.run("readwrite", async (tx) => {
    // S15: nobody who could take a visit back has this outbox open.
    await endHolds(tx);
    if ((await waiting(tx)).ops > 0) return true;
    // Somebody whose phone was revoked may never come back to it: ask now and then whether their data must go.
    const asked = (await tx.read<number>(OUTBOX_KEYS.order)) ?? 0;
    return Math.abs(now - asked) > ORDER_EVERY_MS;
  });
}

async function send(outbox: OutboxStore, { device_id, post }: Signer): Promise<RescueEnd> {
  const end = await sendByRescue({
    outbox,
    post,
    device_id,
    clock: Date.now,
    nonce: randomToken,
    slow: () => false,
    state: ({ unsent, oldest }) => ({ unsent, oldest_unsent_at: oldest, storage_free_mb: null, canary: null }),
  });
  if (end.order !== null) await outbox.run("readwrite", (tx) => tx.write(OUTBOX_KEYS.order, Date.now()));
  const { trouble } = end;
  // Kept as the trouble of an ended log-in, which a new one ends at once: the door's waits are not the log-in's.
  const kept = trouble && isWay(trouble) ? trouble : { ...ENDED, retryAfter: trouble?.retryAfter ?? null };
  if (trouble) await keepTrouble(outbox, kept, Date.now(), Math.random());
  else await forgetTrouble(outbox);
  return end;
}

async function wipeUnlessEntered(account: string): Promise<void> {
  if ((await known()).current !== account) await wipeAccount(account, endOf(ENDED));
}

function isWay({ kind }: Trouble): boolean {
  return kind === "network" || kind === "timeout" || kind === "portal";
}

async function known(): Promise<{ accounts: string[]; current: string | null }> {
  const registry = await openExisting(REGISTRY);
  if (!registry) return { accounts: [], current: null };
  try {
    const current = (await readValue<string | null>(registry, CURRENT_KEY)) ?? null;
    return { accounts: await accountIds(registry), current };
  } finally {
    registry.close();
  }
}

function accountIds(registry: IDBDatabase): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const request = registry.transaction("accounts", "readonly").objectStore("accounts").getAllKeys();
    request.onsuccess = () => resolve(request.result as string[]);
    request.onerror = () => reject(request.error);
  });
}
