/** The sender of the service worker: a bell rings, the outbox goes out, with or without a page (S18). It never pulls. */
import { tell } from "../../lib/channel";
import { randomToken } from "../../lib/ids";
import { withSenderLock } from "../../lib/lock";
import { openExisting, plainOutbox, readValue } from "../db/plain";
import { HOLD_MS, nextDue, waiting } from "../outbox/machine";
import { OUTBOX_KEYS, type OutboxStore, outboxName } from "../outbox/rows";
import { endOf, mayWipe, sendByRescue, stillEnded } from "../rescue/door";
import { sendOthers } from "../rescue/others";
import { signerOf } from "../rescue/signer";
import { wipeAccount } from "../rescue/wipe";
import { CURRENT_KEY, REGISTRY } from "../session/names";
import type { SessionEnd } from "../types";
import { forgetTrouble, keepTrouble, mustWait } from "./attempt";
import type { DeviceIdentity } from "./envelope";
import { makePost } from "./post";
import { type PushPorts, sendOutbox } from "./push";

/** Send what is due for the account that is logged in. Rejects when something is left, so that the bell rings again. */
export async function sendFromWorker(): Promise<void> {
  // The bell rings as soon as there is network; a page that is closed right after a save leaves a held op behind.
  await withOutbox(waitForHolds);
  await withSenderLock(send);
  await sendOthers();
}

async function withOutbox<T>(work: (db: IDBDatabase, account: string) => Promise<T>): Promise<T | null> {
  const account = await currentAccount();
  const db = account === null ? null : await openExisting(outboxName(account));
  if (db === null || account === null) return null;
  try {
    return await work(db, account);
  } finally {
    db.close();
  }
}

async function waitForHolds(db: IDBDatabase): Promise<void> {
  const due = await plainOutbox(db).run("readonly", nextDue);
  const wait = due === null ? 0 : Math.min(due - Date.now(), HOLD_MS);
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
}

async function send(): Promise<void> {
  const wiped = await withOutbox(sendFor);
  // Only now that our own connection is closed can the databases go.
  if (!wiped) return;
  await wipeAccount(wiped.account, wiped.end);
  tell({ about: "session" });
}

/** Returns the account that the server wants off this phone, if so. */
async function sendFor(db: IDBDatabase, account: string): Promise<{ account: string; end: SessionEnd } | null> {
  const outbox = plainOutbox(db);
  const device = await readValue<DeviceIdentity>(db, OUTBOX_KEYS.device);
  if (!device || device.account_id !== account) return null;
  const { left } = await mustWait(outbox, "bell", Date.now());
  if (left > 0) throw new Error("the server asked to wait");
  const ports = portsOf(outbox, device.device_id);
  const { trouble, settled } = await sendOutbox(ports);
  const signer = trouble?.kind === "expired" ? await signerOf(account) : null;
  const door = signer ? await sendByRescue({ ...ports, post: signer.post }) : null;
  tell({ about: "outbox", account });
  if (!trouble) {
    if (settled > 0) await forgetTrouble(outbox);
    return null;
  }
  if (door && (await mayWipe(ports, door))) return { account, end: endOf(trouble) };
  await keepTrouble(outbox, door ? stillEnded(trouble, door) : trouble, Date.now(), Math.random());
  // What the door took needs no other bell; the page asks the person to log in.
  if (door && (await outbox.run("readonly", waiting)).ops === 0) return null;
  throw new Error(trouble.code);
}

function portsOf(outbox: OutboxStore, device_id: string): PushPorts {
  return {
    outbox,
    post: makePost(),
    device_id,
    clock: Date.now,
    nonce: randomToken,
    slow: () => false,
    state: ({ unsent, oldest }) => ({ unsent, oldest_unsent_at: oldest, storage_free_mb: null, canary: null }),
  };
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
