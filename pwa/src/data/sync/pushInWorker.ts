/** The sender of the service worker: a bell rings, the outbox goes out, with or without a page (S18). It never pulls. */
import { tell } from "../../lib/channel";
import { randomToken } from "../../lib/ids";
import { withSenderLock } from "../../lib/lock";
import { openExisting, plainOutbox, readValue } from "../db/plain";
import { HOLD_MS, nextDue } from "../outbox/machine";
import { OUTBOX_KEYS, outboxName } from "../outbox/rows";
import { CURRENT_KEY, REGISTRY } from "../session/names";
import { forgetTrouble, keepTrouble, mustWait } from "./attempt";
import type { DeviceIdentity } from "./envelope";
import { makePost } from "./post";
import { sendOutbox } from "./push";

/** Send what is due for the account that is logged in. Rejects when something is left, so that the bell rings again. */
export async function sendFromWorker(): Promise<void> {
  // The bell rings as soon as there is network; a page that is closed right after a save leaves a held op behind.
  await withOutbox(waitForHolds);
  await withSenderLock(() => withOutbox(send));
}

async function withOutbox(work: (db: IDBDatabase, account: string) => Promise<void>): Promise<void> {
  const account = await currentAccount();
  const db = account === null ? null : await openExisting(outboxName(account));
  if (db === null || account === null) return;
  try {
    await work(db, account);
  } finally {
    db.close();
  }
}

async function waitForHolds(db: IDBDatabase): Promise<void> {
  const due = await plainOutbox(db).run("readonly", nextDue);
  const wait = due === null ? 0 : Math.min(due - Date.now(), HOLD_MS);
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
}

async function send(db: IDBDatabase, account: string): Promise<void> {
  const outbox = plainOutbox(db);
  const device = await readValue<DeviceIdentity>(db, OUTBOX_KEYS.device);
  if (!device || device.account_id !== account) return;
  const { left } = await mustWait(outbox, "bell", Date.now());
  if (left > 0) throw new Error("the server asked to wait");
  const { trouble, settled } = await sendOutbox({
    outbox,
    post: makePost(),
    device_id: device.device_id,
    clock: Date.now,
    nonce: randomToken,
    slow: () => false,
    state: ({ unsent, oldest }) => ({ unsent, oldest_unsent_at: oldest, storage_free_mb: null, canary: null }),
  });
  tell({ about: "outbox", account });
  if (!trouble) {
    if (settled > 0) await forgetTrouble(outbox);
    return;
  }
  await keepTrouble(outbox, trouble, Date.now(), Math.random());
  throw new Error(trouble.code);
}

async function currentAccount(): Promise<string | null> {
  const registry = await openExisting(REGISTRY);
  if (!registry) return null;
  try {
    return (await readValue<string | null>(registry, CURRENT_KEY)) ?? null;
  } finally {
    registry.close();
  }
}
