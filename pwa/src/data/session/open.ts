/** Opening an account's databases and showing it. Its log-in may have ended long ago: this needs no network. */
import type { OutboxDb } from "../db/outbox";
import type { AccountRow } from "../db/registry";
import { openDatabases } from "../opened";
import { OUTBOX_KEYS } from "../outbox/rows";
import { checkCanary } from "../storage/canary";
import type { Backoff } from "../sync/backoff";
import type { DeviceIdentity } from "../sync/envelope";
import { current, unlockAfter, viewOf } from "./state";

interface Found {
  device: DeviceIdentity | undefined;
  canary: string | undefined;
  backoff: Backoff | null | undefined;
}

/** Open and show. Reads once and writes only what is not there yet: this stands between a tap on the icon and the tiles. */
export async function openAccount(row: AccountRow): Promise<void> {
  const { outbox } = await openDatabases(row.id);
  const found = await outbox.run<Found>("readonly", async (tx) => ({
    device: await tx.read(OUTBOX_KEYS.device),
    canary: await tx.read(OUTBOX_KEYS.canary),
    backoff: await tx.read(OUTBOX_KEYS.backoff),
  }));
  await checkCanary(row, found.canary, outbox);
  current.value = viewOf(row);
  unlockAfter.value = null;
  await writeMissing(row, found, outbox);
}

async function writeMissing(row: AccountRow, { device, backoff }: Found, outbox: OutboxDb): Promise<void> {
  const identity: DeviceIdentity = { device_id: row.device_id, account_id: row.id };
  if (device?.device_id !== identity.device_id) {
    await outbox.run("readwrite", (tx) => tx.write(OUTBOX_KEYS.device, identity));
  }
  // An ended log-in is the one trouble that a new log-in mends.
  if (backoff?.kind === "expired") await outbox.run("readwrite", (tx) => tx.write(OUTBOX_KEYS.backoff, null));
}
